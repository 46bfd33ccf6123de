import { cleanCode } from "@bursar/domain/identity";

const ACCOUNT = /^[a-z0-9][a-z0-9._-]{1,39}$/;

/** An account name as it is stored: half-width, lower-case, without spaces around it. */
export function normaliseAccount(account: string): string {
  return cleanCode(account).toLowerCase();
}

/** Two to forty letters, digits, dots, hyphens and underscores, already normalised. */
export function isAccount(account: string): boolean {
  return ACCOUNT.test(account);
}
