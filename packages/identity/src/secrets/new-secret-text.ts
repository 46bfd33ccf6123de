import { randomInt } from "node:crypto";

/** No letter that is read as another or as a digit: no i, l, o, u. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** Random letters and digits for people to type, in groups of these lengths: `[4, 4]` → `k7mf-2qxd`. */
export function newSecretText(groups: readonly number[]): string {
  return groups.map(newLetters).join("-");
}

/** So many letters and digits, five random bits each. */
export function newLetters(length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join("");
}

/** As it was issued, whatever the typing made of it: case, spaces, hyphens, full width, o for 0. */
export function readSecretText(typed: string): string {
  return typed
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "")
    .replaceAll("o", "0")
    .replaceAll(/[il]/g, "1");
}
