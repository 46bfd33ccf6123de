import { createHash } from "node:crypto";
import { newLetters } from "../secrets/new-secret-text.ts";

export type KeyMode = "live" | "test";

/** What every key starts with, so that nobody looks it up among sessions. */
export const SERVICE_KEY_PREFIX = "sk_";
const KEY = /^sk_(?:live|test)_[0-9a-z]{40}$/;

/** A new key: what it is for stands in front, 200 random bits behind. */
export function newServiceKey(mode: KeyMode): string {
  return `${SERVICE_KEY_PREFIX}${mode}_${newLetters(40)}`;
}

/**
 * What is stored in place of a key. Plain SHA-256 is enough for 200 random bits; undefined for
 * text that no key looks like, so that it costs no query.
 */
export function serviceKeyHash(key: string): Buffer | undefined {
  return KEY.test(key) ? createHash("sha256").update(key).digest() : undefined;
}
