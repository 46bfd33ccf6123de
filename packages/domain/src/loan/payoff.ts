import { addDays, daysBetween, earlierOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { interestNumerator } from "./exact-interest.ts";
import type { LoanState } from "./fold-loan.ts";
import { roundInterest } from "./schedule.ts";
import type { Segment } from "./segment.ts";
import type { DayCount } from "./terms.ts";

/** What settles the loan at the end of a day, everything due before it being paid (K19). */
export interface Payoff {
  readonly on: PlainDate;
  /** Borrower's interest since the last settlement, that day included; before any waiver. */
  readonly interestFen: Fen;
  readonly waivedFen: Fen;
  /** All principal that has not fallen due before that day. */
  readonly principalFen: Fen;
  readonly totalFen: Fen;
}

/** Payoff at the state's day; `undefined` before disbursement and after the last due date. */
export function payoffToday(state: LoanState): Payoff | undefined {
  const { asOf, terms } = state;
  const row = state.rows.find(({ dueOn }) => dueOn >= asOf);
  if (row === undefined || asOf < terms.disbursedOn) return undefined;
  const accrued = row.segments
    .filter(({ from, payer }) => payer === "borrower" && from <= asOf)
    .map((segment) => cutShort(segment, earlierOf(segment.to, addDays(asOf, 1)), terms.dayCount));
  const waived = accrued.filter(({ waivedBy }) => waivedBy !== undefined);
  const interestFen = roundInterest(accrued, terms.dayCount);
  const waivedFen = roundInterest(waived, terms.dayCount);
  const principalFen = row.openingPrincipalFen;
  const totalFen = interestFen - waivedFen + principalFen;
  return { on: asOf, interestFen, waivedFen, principalFen, totalFen };
}

function cutShort(segment: Segment, to: PlainDate, dayCount: DayCount): Segment {
  const days = daysBetween(segment.from, to);
  return { ...segment, to, days, numerator: interestNumerator({ ...segment, to }, dayCount) };
}
