import { uuidv7obj } from "uuidv7";

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
/** A UUIDv7 starts with its time in milliseconds; so many random bits follow. */
const BITS_BELOW_TIME = 80n;

/** A new id: its prefix and a UUIDv7 in 26 letters of Crockford's base 32; sorts by time. */
export function newId(prefix: string): string {
  return `${prefix}_${inBase32(BigInt(`0x${uuidv7obj().toHex()}`))}`;
}

/** No id of this prefix that is made from then on sorts before this one. */
export function firstIdOf(prefix: string, epochMs: number): string {
  return `${prefix}_${inBase32(BigInt(Math.max(0, Math.floor(epochMs))) << BITS_BELOW_TIME)}`;
}

function inBase32(bits: bigint): string {
  let value = bits;
  let text = "";
  for (let index = 0; index < 26; index += 1) {
    text = (ALPHABET[Number(value & 31n)] ?? "") + text;
    value >>= 5n;
  }
  return text;
}
