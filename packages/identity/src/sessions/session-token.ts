import { hash, randomBytes } from "node:crypto";

/** How long a person stays signed in, staff and graduates alike. */
export const SESSION_HOURS = 12;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** 32 random bytes in base64url: what a person's client carries. Never stored. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * What is stored in place of a token. Plain SHA-256 is enough, because there are 256 random bits
 * to guess; undefined for text that no token looks like, so that it costs no query.
 */
export function tokenHash(token: string): Buffer | undefined {
  return TOKEN.test(token) ? hash("sha256", token, "buffer") : undefined;
}
