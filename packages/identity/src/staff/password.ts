import { hash, verify } from "@node-rs/argon2";

/** Characters a staff password has at least. */
export const PASSWORD_LENGTH_MIN = 12;
/** And at most: longer ones would only make the hash function work for an attacker. */
export const PASSWORD_LENGTH_MAX = 128;

/**
 * Argon2id with 19 MiB, two passes, one lane: the library's defaults and OWASP's minimum, written
 * out so that an upgrade can't weaken them. About 25 ms.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Takes as long as {@link hashPassword}, which is what an unknown account costs. */
export function verifyPassword(given: { hash: string; password: string }): Promise<boolean> {
  return verify(given.hash, given.password);
}
