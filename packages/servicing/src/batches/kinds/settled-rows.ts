import { createHash } from "node:crypto";
import { ROUNDING_SUM } from "@bursar/domain/batch";
import type { PostedSettlement } from "@bursar/domain/ledger";

/** A loan's settlement of the due date. */
export interface SettledRow {
  readonly loanId: string;
  readonly row: PostedSettlement;
  /** Of what the run posts; absent where a payment had closed the loan before it. */
  readonly roundingMicroFen?: bigint | undefined;
}

/** Of what is settled, loan by loan in the order of their ids. */
export function digestOf(settled: readonly SettledRow[]): string {
  const digest = createHash("sha256");
  const ordered = settled.toSorted((a, b) => (a.loanId < b.loanId ? -1 : 1));
  for (const { loanId, row } of ordered) digest.update(`${loanId} ${textOf(row)}\n`);
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
