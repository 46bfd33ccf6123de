import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { UnknownDataKey, type CentreKeys } from "../keys/centre-keys.ts";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What a data key has sealed: iv, tag and content, and the key's id. */
export interface SealedBytes {
  readonly keyId: string;
  readonly packed: Buffer;
}

/** Seals with the centre's current data key; bound to the centre and to the column. */
export function sealWith(keys: CentreKeys, column: string, content: Buffer): SealedBytes {
  const { current } = keys;
  if (current === undefined) throw new Error(`${keys.centreId} is read and can't be sealed in`);
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", current.key, iv);
  cipher.setAAD(Buffer.from(`${keys.centreId}/${column}`));
  const body = Buffer.concat([cipher.update(content), cipher.final()]);
  return { keyId: current.id, packed: Buffer.concat([iv, cipher.getAuthTag(), body]) };
}

/** @throws UnknownDataKey; Error when the content was changed, moved or cut. */
export function openWith(keys: CentreKeys, column: string, sealed: SealedBytes): Buffer {
  const key = keys.find(sealed.keyId);
  if (key === undefined) throw new UnknownDataKey(keys.centreId, sealed.keyId);
  const { packed } = sealed;
  const decipher = createDecipheriv("aes-256-gcm", key, packed.subarray(0, IV_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(`${keys.centreId}/${column}`));
  decipher.setAuthTag(packed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const body = packed.subarray(IV_BYTES + TAG_BYTES);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
