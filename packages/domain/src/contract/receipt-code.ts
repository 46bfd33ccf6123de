import { cleanCode } from "../identity/index.ts";

// 31 signs without 0, 1, I, L and O; a prime number of them makes the check sign find every
// wrong sign and every swap of two.
const SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const BODY_LENGTH = 7;
const BASE = BigInt(SIGNS.length);

/**
 * A receipt code of the demo issuer (回执校验码): seven random signs and a check sign. The real
 * lender's codes are opaque texts (rulebook 8); nothing but the issuer may rely on this shape.
 * @param random at least 8 random bytes; a RangeError otherwise
 */
export function receiptCodeFrom(random: Uint8Array): string {
  if (random.length < 8) throw new RangeError("a receipt code needs 8 random bytes");
  let value = random.slice(0, 8).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let body = "";
  while (body.length < BODY_LENGTH) {
    body += SIGNS.charAt(Number(value % BASE));
    value /= BASE;
  }
  return body + checkSignOf(body);
}

/** As people type it: trimmed, upper-case, without spaces and hyphens; leading zeros stay. */
export function normaliseReceiptCode(text: string): string {
  return cleanCode(text).replace(/[\s-]/gu, "").toUpperCase();
}

/** True for a code that {@link receiptCodeFrom} can have made; finds typing errors at the counter. */
export function isReceiptCode(code: string): boolean {
  return /^[2-9A-HJKMNP-Z]{8}$/.test(code) && checkSignOf(code.slice(0, -1)) === code.at(-1);
}

function checkSignOf(body: string): string {
  const sum = Array.from(body).reduce(
    (total, sign, index) => total + (index + 2) * SIGNS.indexOf(sign),
    0,
  );
  // the check sign itself has weight 1: the whole sum is then a multiple of 31
  return SIGNS.charAt((SIGNS.length - (sum % SIGNS.length)) % SIGNS.length);
}
