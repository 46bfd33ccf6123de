import { monthOf, yearOf } from "../calendar/index.ts";
import { addDays, lengthOfMonth } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { positionAt, prepareLoan } from "../loan/index.ts";
import type { Classification, Loan, LoanFact, PreparedLoan } from "../loan/index.ts";
import type { Fen } from "../money/index.ts";
import { duesWithin } from "../report/index.ts";

export const creditStates = ["normal", "overdue", "settled", "compensated", "written-off"] as const;
export type CreditState = (typeof creditStates)[number];

/** What is reported of one loan for one month (rulebook 3.4); amounts at the end of the month. */
export interface CreditRow {
  readonly status: CreditState;
  readonly classification: Classification;
  readonly balanceFen: Fen;
  /** Fell due in the month, without waived interest and deferred principal. */
  readonly dueFen: Fen;
  /** Of it, paid by the end of the month. */
  readonly paidFen: Fen;
  readonly overduePrincipalFen: Fen;
  readonly overdueInterestFen: Fen;
  readonly penaltyFen: Fen;
  /** Each month at whose end something is overdue is one period. */
  readonly overduePeriods: number;
}

/**
 * The row of a loan for the month that ends on `cutOn`. What was taken back since counts as never
 * recorded (K15); any other change counts from the day on which it was filed (K27, K29).
 */
export function creditRow(loan: Loan, cutOn: PlainDate): CreditRow {
  const prepared = prepareLoan({ ...loan, facts: withoutReversed(loan.facts) });
  const position = positionAt(prepared, cutOn);
  const month = { from: `${cutOn.slice(0, 7)}-01`, to: cutOn };
  const { dueFen, unpaidFen } = duesWithin(prepared, month, cutOn);
  const isOverdue = position.daysPastDue > 0;
  return {
    status: isOverdue ? overdueState(prepared, cutOn) : paidState(prepared, cutOn),
    classification: position.classification,
    balanceFen: position.principalOutstandingFen,
    dueFen,
    paidFen: dueFen - unpaidFen,
    overduePrincipalFen: position.principalOverdueFen,
    overdueInterestFen: position.interestOverdueFen,
    penaltyFen: isOverdue ? position.penaltyFen : 0n,
    overduePeriods: isOverdue ? periods(addDays(cutOn, -position.daysPastDue), cutOn) : 0,
  };
}

/** The last day of a month, `2026-12` → `2026-12-31`. */
export function endOfMonth(month: string): PlainDate {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return `${month}-${String(lengthOfMonth(year, number)).padStart(2, "0")}`;
}

/** Whether a row tells something bad, of which the borrower must have been told before (§15). */
export function isBad({ status }: Pick<CreditRow, "status">): boolean {
  return status === "overdue" || status === "written-off";
}

/** Whether two rows report the same. */
export function sameRow(a: CreditRow, b: CreditRow): boolean {
  return (Object.keys(a) as (keyof CreditRow)[]).every((field) => a[field] === b[field]);
}

function overdueState(prepared: PreparedLoan, on: PlainDate): CreditState {
  return isWrittenOff(prepared, on) ? "written-off" : "overdue";
}

function paidState(prepared: PreparedLoan, on: PlainDate): CreditState {
  if (isWrittenOff(prepared, on)) return "written-off";
  const { principalOutstandingFen, toClearFen } = positionAt(prepared, on);
  if (principalOutstandingFen > 0n || toClearFen > 0n) return "normal";
  return standing(prepared, on).some(isCompensation) ? "compensated" : "settled";
}

function isWrittenOff(prepared: PreparedLoan, on: PlainDate): boolean {
  return standing(prepared, on).some(({ kind }) => kind === "written-off");
}

function standing({ loan }: PreparedLoan, on: PlainDate): readonly LoanFact[] {
  return loan.facts.filter((fact) => fact.on <= on);
}

function withoutReversed(facts: readonly LoanFact[]): readonly LoanFact[] {
  const reversed = new Set(
    facts.flatMap((fact) => (fact.kind === "reversed" ? [fact.reversesFactId] : [])),
  );
  return facts.filter((fact) => fact.kind !== "reversed" && !reversed.has(fact.factId));
}

function isCompensation(fact: LoanFact): boolean {
  return fact.kind === "rescued" && fact.scope === "full";
}

function periods(oldestDueOn: PlainDate, cutOn: PlainDate): number {
  return (yearOf(cutOn) - yearOf(oldestDueOn)) * 12 + monthOf(cutOn) - monthOf(oldestDueOn) + 1;
}
