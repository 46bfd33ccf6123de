import { toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { divideHalfUp } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import type { DayCount } from "./day-count.ts";
import { interestDenominator } from "./exact-interest.ts";
import { knownOn } from "./fact.ts";
import type { LoanState } from "./fold-loan.ts";
import { sumOfNumerators } from "./schedule.ts";
import { segmentsUntil } from "./segment.ts";
import type { Segment } from "./segment.ts";

/** What settles the loan at the end of a day (K19). */
export interface Payoff {
  readonly on: PlainDate;
  /** Borrower's interest since the last settlement, that day included; before any waiver. */
  readonly interestFen: Fen;
  readonly waivedFen: Fen;
  /** All principal that has not fallen due before that day. */
  readonly principalFen: Fen;
  /** What fell due before that day and is unpaid, with its penalty. */
  readonly arrearsFen: Fen;
  /** Interest of closed settlements that a late filing moved to a due date ahead (K27). */
  readonly movedInterestFen: Fen;
  /** Money that is there already. */
  readonly unappliedFen: Fen;
  readonly totalFen: Fen;
}

/**
 * Payoff at the state's day; `undefined` before disbursement and when nothing is owed any more.
 * The bill of a due date that counts as paid on time is still in it on that very day.
 */
export function payoffToday(state: LoanState): Payoff | undefined {
  const { asOf, terms, position } = state;
  if (asOf < terms.disbursedOn || state.rows.length === 0) return undefined;
  const row = state.rows.find(({ dueOn }) => dueOn >= asOf);
  const { toClearFen: arrearsFen, unappliedFen } = position;
  const movedInterestFen = movedAhead(state);
  const base = { on: asOf, arrearsFen, movedInterestFen, unappliedFen };
  if (row === undefined || (row.dueOn === asOf && !countsAsPaid(state, asOf))) {
    const principalFen = row === undefined ? 0n : row.openingPrincipalFen - row.principalDueFen;
    if (arrearsFen + principalFen === 0n) return undefined;
    return {
      ...base,
      interestFen: 0n,
      waivedFen: 0n,
      principalFen,
      totalFen: atLeastZero(position.payoffFen),
    };
  }
  const accrued = segmentsUntil(row.segments, toEpochDay(asOf) + 1, terms.dayCount).filter(
    ({ payer }) => payer === "borrower",
  );
  const interestFen = roundInterest(accrued, terms.dayCount);
  const waived = accrued.filter(({ waivedBy }) => waivedBy !== undefined);
  const waivedFen = roundInterest(waived, terms.dayCount);
  const principalFen = row.openingPrincipalFen;
  const asked = arrearsFen + movedInterestFen - unappliedFen;
  const totalFen = interestFen - waivedFen + principalFen + asked;
  return { ...base, interestFen, waivedFen, principalFen, totalFen: atLeastZero(totalFen) };
}

function movedAhead({ asOf, facts, movedInterest }: LoanState): Fen {
  const known = new Set(facts.filter((fact) => knownOn(fact) <= asOf).map(({ factId }) => factId));
  return movedInterest
    .filter((one) => one.amountFen > 0n && one.onDueOn > asOf && known.has(one.factId))
    .reduce((sum, { amountFen }) => sum + amountFen, 0n);
}

/** Money beyond the payoff is given back, not asked for. */
function atLeastZero(fen: Fen): Fen {
  return fen > 0n ? fen : 0n;
}

/** Whether dues of a day were paid on it without a record of the money (K16). */
function countsAsPaid({ facts }: LoanState, day: PlainDate): boolean {
  const through = facts.filter(({ kind }) => kind === "paid-through");
  return through.length === 0 || through.some(({ on }) => on >= day);
}

/** Interest of the segments together, rounded half-up to the fen once. */
function roundInterest(segments: readonly Segment[], dayCount: DayCount): Fen {
  return divideHalfUp(sumOfNumerators(segments), interestDenominator(dayCount));
}
