import { createHmac } from "node:crypto";
import type { KeyRing } from "@bursar/config/keys";

/**
 * The keyed hash by which a person is found by an exact value. One key for all centres, because
 * a graduate who signs in does not say in which centre the loans are.
 */
export function keyedHash(keys: KeyRing, kind: string, value: string): Buffer {
  return createHmac("sha256", keys.indexKey).update(`${kind}\0${value}`).digest();
}
