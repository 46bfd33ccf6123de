import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { KeyRing } from "@bursar/config/keys";
import type { Sealed } from "./columns.ts";

/** Whose value it is and which column it stands in; a sealed value opens nowhere else. */
export interface SealContext {
  readonly keys: KeyRing;
  readonly centreId: string;
}

/** Encrypts with AES-256-GCM; the result names its key: `k1.<base64url of iv, tag, text>`. */
export function sealText(context: SealContext, column: string, text: string): Sealed {
  const { keys, centreId } = context;
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keys.dataKey(keys.currentKeyId, centreId), iv);
  cipher.setAAD(Buffer.from(`${centreId}/${column}`));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  const packed = Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
  return `${keys.currentKeyId}.${packed}` as Sealed;
}

/** Decrypts what {@link sealText} made. Throws when the value was changed, moved or cut. */
export function openText(context: SealContext, column: string, sealed: Sealed): string {
  const [keyId = "", packed = ""] = sealed.split(".", 2);
  const bytes = Buffer.from(packed, "base64url");
  const key = context.keys.dataKey(keyId, context.centreId);
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(`${context.centreId}/${column}`));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
