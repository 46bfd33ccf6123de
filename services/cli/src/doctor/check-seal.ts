import { readSealSettings } from "@bursar/config/environment";
import { sealFrom, type SealIdentity } from "@bursar/documents/seal";
import { Refusal } from "@bursar/domain/refusal";
import { failure, good, warning, type Finding } from "./finding.ts";

const DAY_MS = 86_400_000;
/** An authority takes weeks to issue the next one. */
const WARN_DAYS = 30;

/** Whether statements can be sealed, and for how long still. */
export async function checkSeal(dataDirectory: string, at: Date): Promise<Finding[]> {
  const settings = readSealSettings(dataDirectory);
  const todo = settings.given
    ? {
        zh: "把新证书放到 BURSAR_SEAL_P12_FILE 所指的文件，服务不用重启",
        en: "put the new certificate where BURSAR_SEAL_P12_FILE points; no restart is needed",
      }
    : {
        zh: "bursar keys seal --name <中心全称> --replace",
        en: "bursar keys seal --name <THE CENTRE> --replace",
      };
  try {
    const { identity } = await sealFrom(settings)();
    return [judgeTerm(identity, at, todo)];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const judge = error.code === "seal.missing" ? warning : failure;
    return [judge("seal", error.text, todo)];
  }
}

function judgeTerm(
  { name, validFrom, validTo }: SealIdentity,
  at: Date,
  todo: { readonly zh: string; readonly en: string },
): Finding {
  const until = validTo.slice(0, 10);
  const now = at.toISOString();
  if (now > validTo || now < validFrom) {
    return failure(
      "seal",
      {
        zh: `签章证书（${name}）的有效期是 ${validFrom.slice(0, 10)} 至 ${until}，现在不能开具单据`,
        en: `The seal's certificate (${name}) holds from ${validFrom.slice(0, 10)} to ${until}: no sheet can be issued`,
      },
      todo,
    );
  }
  const days = Math.floor((Date.parse(validTo) - at.getTime()) / DAY_MS);
  const sentence = {
    zh: `签章证书（${name}）有效至 ${until}，还有 ${days} 天`,
    en: `The seal's certificate (${name}) holds until ${until}, ${days} days`,
  };
  return days > WARN_DAYS ? good("seal", sentence) : warning("seal", sentence, todo);
}
