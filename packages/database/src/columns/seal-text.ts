import type { CentreKeys } from "../keys/centre-keys.ts";
import { openWith, sealWith } from "./seal.ts";
import type { Sealed } from "./columns.ts";

/** Whose value it is; a sealed value opens in its own centre and column only. A `Tx` is one. */
export interface SealContext {
  readonly dataKeys: CentreKeys;
}

/** Encrypts with AES-256-GCM; the result names its key: `d1.<base64url of iv, tag, text>`. */
export function sealText(context: SealContext, column: string, text: string): Sealed {
  const { keyId, packed } = sealWith(context.dataKeys, column, Buffer.from(text, "utf8"));
  return `${keyId}.${packed.toString("base64url")}` as Sealed;
}

/** Decrypts what {@link sealText} made. Throws when the value was changed, moved or cut. */
export function openText(context: SealContext, column: string, sealed: Sealed): string {
  const [keyId = "", text = ""] = sealed.split(".", 2);
  const packed = Buffer.from(text, "base64url");
  return openWith(context.dataKeys, column, { keyId, packed }).toString("utf8");
}
