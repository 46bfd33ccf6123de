import fc from "fast-check";
import type { PlainDate } from "../../calendar/index.ts";
import { foldLoan } from "../../loan/index.ts";
import type { Loan, LoanPosition, LoanState } from "../../loan/index.ts";
import { formatRatePercent, formatYuan } from "../../money/index.ts";
import { nationalPolicy } from "../../policy/index.ts";
import { loanHistories } from "./loan-histories.ts";
import { slowPosition, slowRows, slowTotals } from "../../slow/index.ts";
import type { TextPosition, TextRow } from "../../slow/index.ts";

/**
 * Compares both engines on random loans with random events: every row, every total, and the
 * position on random days. Throws with the smallest loan on which they differ.
 */
export function assertEnginesAgree(runs: number, seed?: number): void {
  fc.assert(
    fc.property(loanHistories, ({ terms, facts, days }) =>
      assertAgreement({ terms, facts, policy: nationalPolicy() }, days),
    ),
    { numRuns: runs, ...(seed !== undefined && { seed }) },
  );
}

/** Throws unless both engines give the same rows and totals, and the same position on each day. */
export function assertAgreement(loan: Loan, days: readonly PlainDate[]): void {
  const state = foldLoan(loan, days[0] ?? loan.terms.disbursedOn);
  expectSame("rows", rowTexts(state), slowRows(loan));
  expectSame("totals", totalTexts(state), slowTotals(loan));
  for (const day of days) {
    const { position } = foldLoan(loan, day);
    expectSame(`position of ${day}`, positionTexts(day, position), slowPosition(loan, day));
  }
}

function expectSame(what: string, fast: unknown, slow: unknown): void {
  if (JSON.stringify(fast) === JSON.stringify(slow)) return;
  throw new Error(`${what}\nfast ${lines(fast)}\nslow ${lines(slow)}`);
}

function lines(value: unknown): string {
  return Array.isArray(value)
    ? value.map((one) => Object.values(one as object).join(" | ")).join("\n     ")
    : JSON.stringify(value);
}

function rowTexts({ rows }: LoanState): readonly TextRow[] {
  return rows.map((row) => ({
    dueOn: row.dueOn,
    daysSubsidised: row.daysSubsidised,
    daysBorne: row.daysBorne,
    ratePct: formatRatePercent(row.ratePpm),
    openingPrincipal: formatYuan(row.openingPrincipalFen),
    interestSubsidised: formatYuan(row.interestSubsidisedFen),
    interestBorne: formatYuan(row.interestBorneFen),
    interestWaived: formatYuan(row.interestWaivedFen),
    principalDue: formatYuan(row.principalDueFen),
    payable: formatYuan(row.payableFen),
  }));
}

function totalTexts({ totals }: LoanState): Readonly<Record<string, string>> {
  return {
    interestSubsidised: formatYuan(totals.interestSubsidisedFen),
    interestBorne: formatYuan(totals.interestBorneFen),
    interestWaived: formatYuan(totals.interestWaivedFen),
    principalDue: formatYuan(totals.principalDueFen),
    payable: formatYuan(totals.payableFen),
  };
}

function positionTexts(asOf: string, position: LoanPosition): TextPosition {
  return {
    asOf,
    principalOutstanding: formatYuan(position.principalOutstandingFen),
    principalOverdue: formatYuan(position.principalOverdueFen),
    interestOverdue: formatYuan(position.interestOverdueFen),
    penalty: formatYuan(position.penaltyFen),
    daysPastDue: position.daysPastDue,
    classification: position.classification,
    toClear: formatYuan(position.toClearFen),
    accruedInterest: formatYuan(position.accruedInterestFen),
    payoff: formatYuan(position.payoffFen),
    unapplied: formatYuan(position.unappliedFen),
  };
}
