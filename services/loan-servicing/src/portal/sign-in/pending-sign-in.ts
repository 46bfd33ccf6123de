import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { KeyRing } from "@bursar/config/keys";

/** Longer than a code lives, so that asking for another one needs no new typing. */
export const PENDING_SECONDS = 900;
const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * The ID number between the two steps of a sign-in, sealed into a cookie: it stands in no address,
 * no page and no log, and any replica with the same key ring can go on.
 */
export function sealPending(keys: KeyRing, idNumber: string, nowMs: number): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, keyOf(keys), iv);
  const text = JSON.stringify({ idNumber, untilMs: nowMs + PENDING_SECONDS * 1000 });
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/** The number, or undefined when the text was not sealed here or is too old. */
export function openPending(keys: KeyRing, sealed: string, nowMs: number): string | undefined {
  const bytes = Buffer.from(sealed, "base64url");
  if (bytes.length <= IV_BYTES + TAG_BYTES) return undefined;
  try {
    const iv = bytes.subarray(0, IV_BYTES);
    const decipher = createDecipheriv(ALGORITHM, keyOf(keys), iv, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const body = bytes.subarray(IV_BYTES + TAG_BYTES);
    const text = Buffer.concat([decipher.update(body), decipher.final()]).toString("utf8");
    const pending = JSON.parse(text) as { idNumber: string; untilMs: number };
    return pending.untilMs > nowMs ? pending.idNumber : undefined;
  } catch {
    // Forged or sealed with a former key: the person types the number again.
    return undefined;
  }
}

function keyOf(keys: KeyRing): Buffer {
  return Buffer.from(hkdfSync("sha256", keys.indexKey, "", "bursar portal pending sign-in", 32));
}
