import { createHmac } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

/** A person's authenticator app: knows the secret and shows codes. */
export interface AuthenticatorApp {
  /** The code of this half-minute, or of one so many half-minutes later. */
  code(later?: number): string;
}

const BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const PERIOD_MS = 30_000;

/** By RFC 6238 and not by the product's library. */
export function authenticatorApp(secret: string): AuthenticatorApp {
  const bits = secret
    .split("")
    .map((letter) => BASE_32.indexOf(letter).toString(2).padStart(5, "0"));
  const key = Buffer.from((bits.join("").match(/.{8}/g) ?? []).map((byte) => Number(`0b${byte}`)));
  return {
    code(later = 0) {
      const counter = Buffer.alloc(8);
      counter.writeBigInt64BE(BigInt(Math.floor(Date.now() / PERIOD_MS) + later));
      const digest = createHmac("sha1", key).update(counter).digest();
      const offset = (digest.at(-1) ?? 0) & 15;
      return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
    },
  };
}

/** Until the half-minute has five seconds left, so that a test's codes are all of the same one. */
export async function awayFromTheEdge(): Promise<void> {
  const leftMs = PERIOD_MS - (Date.now() % PERIOD_MS);
  if (leftMs < 5_000) await sleep(leftMs + 10);
}
