import type { Application } from "@bursar/database/applications";
import type { Tx } from "@bursar/database/connection";
import type { FoundDeficiency } from "@bursar/domain/application";
import { papersOfApplication } from "./papers-of-application.ts";

/**
 * Everything that is missing or failed of an application's papers, as the slip names it: what was
 * scanned for its draft counts as well.
 */
export async function findDeficiencies(
  tx: Tx,
  application: Application,
): Promise<FoundDeficiency[]> {
  const { documents, deficiencies } = await papersOfApplication(tx, application);
  return deficiencies.map(({ code, anyOf, zh, en }) => {
    const given = documents.filter(({ kind }) => anyOf.includes(kind));
    const since = given.map(({ uploadedAt }) => Date.parse(uploadedAt));
    return {
      key: `${code}/${anyOf.join("|")}`,
      zh,
      en,
      ...(since.length > 0 && { since: Math.max(...since) }),
    };
  });
}
