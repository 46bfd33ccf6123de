import { createHash } from "node:crypto";
import type { Tx } from "@bursar/database/connection";
import { settlementsDueOn } from "@bursar/database/loans";
import { ROUNDING_SUM } from "@bursar/domain/batch";
import type { PlainDate } from "@bursar/domain/calendar";
import type { PostedSettlement } from "@bursar/domain/ledger";
import type { ClosedLoans } from "../../loans/close-loans.ts";

/** A loan's settlement of the due date. */
export interface SettledRow {
  readonly loanId: string;
  readonly row: PostedSettlement;
  /** Of what the run posts; absent where a payment had closed the loan before it. */
  readonly roundingMicroFen?: bigint | undefined;
}

/**
 * The settlements of a due date in the order of the loans: those that are computed, and of the other
 * loans what was posted before.
 */
export async function settledOn(
  tx: Tx,
  { dueOn, itemIds }: { readonly dueOn: PlainDate; readonly itemIds: readonly string[] },
  { closed, failed }: ClosedLoans,
): Promise<readonly SettledRow[]> {
  const fresh = closed.flatMap(({ loanId, settled, roundingMicroFen }) =>
    settled.filter((row) => row.dueOn === dueOn).map((row) => ({ loanId, row, roundingMicroFen })),
  );
  const touched = new Set([...closed, ...failed].map(({ loanId }) => loanId));
  const others = itemIds.filter((id) => !touched.has(id));
  const before = await settlementsDueOn(tx, dueOn, others);
  return [...fresh, ...before.map((row) => ({ loanId: row.loanId, row }))].toSorted((a, b) =>
    a.loanId < b.loanId ? -1 : 1,
  );
}

/** Of what is settled, loan by loan. */
export function digestOf(settled: readonly SettledRow[]): string {
  const digest = createHash("sha256");
  for (const { loanId, row } of settled) digest.update(`${loanId} ${textOf(row)}\n`);
  return digest.digest("hex");
}

function textOf(row: PostedSettlement): string {
  const { interestSubsidisedFen, interestBorneFen, interestWaivedFen, principalDueFen } = row;
  return [interestSubsidisedFen, interestBorneFen, interestWaivedFen, principalDueFen].join(" ");
}

/** The sums that a settlement is shown with, and that of its rounding (T9). */
export function sumsOf(settled: readonly SettledRow[]): Record<string, bigint> {
  const sums = { interestBorne: 0n, interestSubsidised: 0n, interestWaived: 0n, principalDue: 0n };
  let microFen = 0n;
  for (const { row, roundingMicroFen = 0n } of settled) {
    microFen += roundingMicroFen;
    sums.interestBorne += row.interestBorneFen;
    sums.interestSubsidised += row.interestSubsidisedFen;
    sums.interestWaived += row.interestWaivedFen;
    sums.principalDue += row.principalDueFen;
  }
  return { ...sums, [ROUNDING_SUM]: microFen };
}

export function payableOf(settled: readonly SettledRow[]): bigint {
  return settled.reduce((sum, { row }) => sum + row.payableFen, 0n);
}
