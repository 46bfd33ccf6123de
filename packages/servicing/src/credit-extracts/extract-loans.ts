import type { BatchRun, ItemFailure } from "@bursar/database/batches";
import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import {
  heldMoney,
  loansToCorrect,
  notifiedLoans,
  standingRows,
  type NewCreditRow,
  type StoredCreditRow,
} from "@bursar/database/credit-extracts";
import { loadLoans } from "@bursar/database/loans";
import type { PlainDate } from "@bursar/domain/calendar";
import {
  creditRow,
  decideCreditRow,
  endOfMonth,
  sameRow,
  type CreditRow,
} from "@bursar/domain/credit-extract";
import type { Loan } from "@bursar/domain/loan";
import { itemFailure } from "../batches/item-failure.ts";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";

/** The rows that some loans get for a month, and what has to wait. */
export interface Extracted {
  readonly rows: readonly NewCreditRow[];
  readonly failures: readonly ItemFailure[];
}

/** The month that a run reports: the date's own when it is its last day, else the one before. */
export function monthOfRun(businessOn: PlainDate): string {
  const own = businessOn.slice(0, 7);
  if (endOfMonth(own) === businessOn) return own;
  const [year = 0, month = 0] = own.split("-").map(Number);
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, "0")}`;
}

/**
 * Works out the month's rows of some loans and the corrections of earlier ones: an earlier month
 * is computed again for loans of which something was recorded since, and gets a further row where
 * it comes out otherwise. Reads only.
 */
export async function extractLoans(
  tx: Tx,
  run: BatchRun,
  loanIds: readonly string[],
): Promise<Extracted> {
  const month = monthOfRun(run.businessOn);
  const madeOn = await businessDate(tx);
  const policy = await loadPolicy(tx);
  const sent = await standingRows(tx, loanIds);
  const changed = await loansToCorrect(tx, loanIds, month);
  const held = await heldMoney(tx, loanIds);
  const notified = await notifiedLoans(tx, loanIds, madeOn);
  const rows: NewCreditRow[] = [];
  const failures: ItemFailure[] = [];
  for (const stored of await loadLoans(tx, loanIds)) {
    const { id: loanId, contractNo: label } = stored.loan;
    const known = { heldFen: held.get(loanId) ?? 0n, wasNotified: notified.has(loanId) };
    const already = sent.get(loanId) ?? [];
    try {
      const loan = toLoan(stored, policy);
      const found = [
        ...monthsRow(loan, { month, already }),
        ...(changed.has(loanId) ? corrections(loan, { month, already }) : []),
      ];
      const decisions = found.map(({ row }) => decideCreditRow(row, known));
      const waits = decisions.find((decision) => decision.kind === "wait");
      if (waits !== undefined) {
        const amountFen = found.reduce((sum, { row }) => sum + overdueOf(row), 0n);
        failures.push({ itemId: loanId, cause: waits.cause, label, amountFen });
        continue;
      }
      const made = { loanId, runId: run.id, madeOn };
      rows.push(...found.map(({ row, ...at }) => ({ ...row, ...at, ...made })));
    } catch (error) {
      failures.push(itemFailure(loanId, error, { label }));
    }
  }
  return { rows, failures };
}

interface FoundRow {
  readonly row: CreditRow;
  readonly month: string;
  readonly cutOn: PlainDate;
  readonly sequence: number;
}

interface Sent {
  readonly month: string;
  readonly already: readonly StoredCreditRow[];
}

/** The month's own row; none for a loan whose end was reported before. */
function monthsRow(loan: Loan, { month, already }: Sent): FoundRow[] {
  const cutOn = endOfMonth(month);
  if (loan.terms.disbursedOn > cutOn) return [];
  if (already.some((row) => row.month === month)) return [];
  const before = already.findLast((row) => row.month < month);
  const row = creditRow(loan, cutOn);
  if (before !== undefined && hasEnded(before) && before.status === row.status) return [];
  return [{ row, month, cutOn, sequence: 0 }];
}

function corrections(loan: Loan, { month, already }: Sent): FoundRow[] {
  return already
    .filter((sent) => sent.month < month)
    .flatMap((sent) => {
      const row = creditRow(loan, sent.cutOn);
      if (sameRow(row, toCreditRow(sent))) return [];
      return [{ row, month: sent.month, cutOn: sent.cutOn, sequence: sent.sequence + 1 }];
    });
}

function hasEnded({ status }: Pick<CreditRow, "status">): boolean {
  return status === "settled" || status === "compensated";
}

function toCreditRow(stored: StoredCreditRow): CreditRow {
  return {
    status: stored.status,
    classification: stored.classification as CreditRow["classification"],
    balanceFen: stored.balanceFen,
    dueFen: stored.dueFen,
    paidFen: stored.paidFen,
    overduePrincipalFen: stored.overduePrincipalFen,
    overdueInterestFen: stored.overdueInterestFen,
    penaltyFen: stored.penaltyFen,
    overduePeriods: stored.overduePeriods,
  };
}

export function overdueOf(
  row: Pick<CreditRow, "overduePrincipalFen" | "overdueInterestFen">,
): bigint {
  return row.overduePrincipalFen + row.overdueInterestFen;
}
