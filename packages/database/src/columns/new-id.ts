import { uuidv7obj } from "uuidv7";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new id: its prefix and a UUIDv7 in 26 letters of Crockford's base 32; sorts by time. */
export function newId(prefix: string): string {
  let value = BigInt(`0x${uuidv7obj().toHex()}`);
  let text = "";
  for (let index = 0; index < 26; index += 1) {
    text = (ALPHABET[Number(value & 31n)] ?? "") + text;
    value >>= 5n;
  }
  return `${prefix}_${text}`;
}
