import type { Permission } from "./roles.ts";

/**
 * What a program may be allowed. A key never is the second person, manages no people and no keys,
 * and shows nobody's data in clear: those stay with people who answer for it.
 */
export const SERVICE_SCOPES = [
  "roster.import",
  "registry.import",
  "pre-application.read",
  "pre-application.enter",
  "application.read",
  "application.enter",
  "application.submit",
  "document.read",
  "document.upload",
  "hardship.read",
  "borrower.read",
  "change.read",
  "change.enter",
  "contract.read",
  "contract.record-lender-result",
  "loan.read",
  "batch.read",
  "archive.read",
] as const satisfies readonly Permission[];

export type ServiceScope = (typeof SERVICE_SCOPES)[number];

/** Those of the given texts that are scopes: a key keeps no scope that this version took away. */
export function serviceScopesOf(texts: readonly string[]): ReadonlySet<Permission> {
  return new Set(SERVICE_SCOPES.filter((scope) => texts.includes(scope)));
}
