import { Secret, TOTP } from "otpauth";

const PERIOD_SECONDS = 30;
/** Half-minutes that a phone's clock may be ahead or behind. */
const WINDOW = 1;

/** A fresh secret: 160 bits in base 32, as authenticator apps take it. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the QR code for an authenticator app says. */
export function enrolmentUri(account: string, secret: string): string {
  return appOf(account, secret).toString();
}

/**
 * The number of the half-minute whose code this is, when it is the code of this half-minute or of
 * one beside it; undefined for every other text.
 */
export function stepOf(secret: string, code: string, atMs: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = appOf("", secret).validate({ token: code, timestamp: atMs, window: WINDOW });
  return delta === null ? undefined : Math.floor(atMs / 1000 / PERIOD_SECONDS) + delta;
}

function appOf(account: string, secret: string): TOTP {
  return new TOTP({
    issuer: "Bursar",
    label: account,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
    secret: Secret.fromBase32(secret),
  });
}
