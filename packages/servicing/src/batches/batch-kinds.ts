import { borrowerRefresh } from "./borrower-refresh.ts";
import { collectionReminder } from "./collection-reminder.ts";
import type { BatchKind } from "./batch-kind.ts";
import { bookCheck } from "./kinds/book-check.ts";
import { creditExtract } from "./kinds/credit-extract.ts";
import { delinquency } from "./kinds/delinquency.ts";
import { interestSettlement } from "./kinds/interest-settlement.ts";
import { policyRefold } from "./kinds/policy-refold.ts";
import { repricing } from "./kinds/repricing.ts";
import { riskCompensation } from "./kinds/risk-compensation.ts";
import { subsidyClaim } from "./kinds/subsidy-claim.ts";

/** Every kind of batch there is. */
export const batchKinds: readonly BatchKind[] = [
  borrowerRefresh,
  interestSettlement,
  repricing,
  delinquency,
  collectionReminder,
  bookCheck,
  policyRefold,
  subsidyClaim,
  riskCompensation,
  creditExtract,
];

export function batchKind(name: string): BatchKind | undefined {
  return batchKinds.find((kind) => kind.kind === name);
}

/** The kind of a stored run, which was checked when the run was started. */
export function requireBatchKind(name: string): BatchKind {
  const kind = batchKind(name);
  if (kind === undefined) throw new Error(`unknown kind of batch ${name}`);
  return kind;
}
