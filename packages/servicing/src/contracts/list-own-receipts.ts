import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import {
  listOwnReceipts as selectReceipts,
  type OwnReceiptFilter,
  type OwnReceiptRow,
} from "@bursar/database/contracts";
import { daysBetween } from "@bursar/domain/calendar";
import { receiptDeadlineOn } from "@bursar/domain/contract";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";

/** Who asks, and of which university; nobody else's students are found. */
export interface UniversityOffice {
  readonly context: ActionContext;
  /** `undefined` for an account without a university, which finds nothing. */
  readonly universityCode: string | undefined;
}

/** A contract as its university sees it. */
export interface OwnReceipt extends OwnReceiptRow {
  readonly status: "awaited" | "recorded";
  /** Last day on which the lender takes it. */
  readonly deadlineOn: string;
  /** From the business date to the deadline, negative after it; null once it is recorded. */
  readonly daysLeft: number | null;
}

/** A page of the university's own contracts that await their receipt or have it. */
export async function listOwnReceipts(
  deps: Deps,
  query: UniversityOffice & { readonly filter: Omit<OwnReceiptFilter, "universityCode"> },
): Promise<OwnReceipt[]> {
  const { context, universityCode, filter } = query;
  if (universityCode === undefined) return [];
  return readCentre(deps.db, context, async (tx) =>
    withDeadlines(tx, await selectReceipts(tx, { ...filter, universityCode })),
  );
}

async function withDeadlines(tx: Tx, rows: readonly OwnReceiptRow[]): Promise<OwnReceipt[]> {
  const on = await businessDate(tx);
  const policy = await loadPolicy(tx);
  return rows.map((row) => {
    const deadlineOn = receiptDeadlineOn(policy, row.issuedOn);
    return row.receiptRecordedOn === null
      ? { ...row, status: "awaited", deadlineOn, daysLeft: daysBetween(on, deadlineOn) }
      : { ...row, status: "recorded", deadlineOn, daysLeft: null };
  });
}
