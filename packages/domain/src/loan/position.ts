import { fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import { inForce } from "../policy/index.ts";
import type { DelinquencyClasses } from "../policy/index.ts";
import { NOTHING, penaltyDays } from "./account.ts";
import type { AccountMark, AccountTape } from "./account.ts";
import type { LateAdjustment } from "./late-adjustment.ts";
import { accruedPenalties } from "./penalty.ts";
import type { PenaltyContext } from "./penalty.ts";
import { roundedParts } from "./settlement.ts";
import type { Settlement } from "./settlement.ts";
import { segmentsUntil } from "./segment.ts";

export type Classification = "normal" | keyof DelinquencyClasses;

/** Where the loan stands at the end of a day (K29). */
export interface LoanPosition {
  /** Not yet due, and due but unpaid. */
  readonly principalOutstandingFen: Fen;
  /** Due before the day and unpaid. */
  readonly principalOverdueFen: Fen;
  readonly interestOverdueFen: Fen;
  readonly penaltyFen: Fen;
  /** Since the oldest due date that is not paid in full; 0.01 counts. */
  readonly daysPastDue: number;
  readonly classification: Classification;
  /** Penalty and everything that has fallen due; no accrued interest. */
  readonly toClearFen: Fen;
  /** Borrower's interest since the last settlement, the day included, without what is waived. */
  readonly accruedInterestFen: Fen;
  /** What settles the whole loan at the end of the day (K19); below zero is to be given back. */
  readonly payoffFen: Fen;
  /** Received and applied to nothing yet. */
  readonly unappliedFen: Fen;
}

/** One reading of a loan's facts, ready for any day. */
export interface Reading {
  readonly settlements: readonly Settlement[];
  readonly marksThrough: AccountTape;
  readonly adjustments: readonly LateAdjustment[];
  readonly context: PenaltyContext;
}

export const NO_POSITION: LoanPosition = {
  principalOutstandingFen: 0n,
  principalOverdueFen: 0n,
  interestOverdueFen: 0n,
  penaltyFen: 0n,
  daysPastDue: 0,
  classification: "normal",
  toClearFen: 0n,
  accruedInterestFen: 0n,
  payoffFen: 0n,
  unappliedFen: 0n,
};

export function positionOf(reading: Reading, day: number): LoanPosition {
  const { context, settlements } = reading;
  if (day < toEpochDay(context.terms.disbursedOn)) return NO_POSITION;
  const mark = markAt(reading, day);
  const owed = sumOfArrears(mark, day, context);
  const ahead = firstAfter(settlements, day);
  const accruedInterestFen = ahead === undefined ? 0n : accruedInterest(ahead, day, context);
  const notYetDueFen = notDueFen(reading, day);
  const unappliedFen = mark.waitingFen + mark.refundableFen;
  const movedFen = movedAhead(reading, day);
  const payoffFen = owed.toClearFen + movedFen + accruedInterestFen + notYetDueFen - unappliedFen;
  return {
    principalOutstandingFen: notYetDueFen + owed.principalFen,
    principalOverdueFen: owed.principalOverdueFen,
    interestOverdueFen: owed.interestOverdueFen,
    penaltyFen: owed.penaltyFen,
    daysPastDue: owed.daysPastDue,
    classification: classify(owed.daysPastDue, day, context),
    toClearFen: owed.toClearFen,
    accruedInterestFen,
    payoffFen,
    unappliedFen,
  };
}

/** Interest that a late filing moved to a due date still ahead; a payoff pays it too (K27). */
export function movedAhead({ adjustments }: Pick<Reading, "adjustments">, day: number): Fen {
  let sum = 0n;
  for (const { amountFen, filedDay, onDay } of adjustments)
    if (amountFen > 0n && filedDay <= day && day < onDay) sum += amountFen;
  return sum;
}

/** The account at the end of a day; its penalties are rounded up to the last annual due day. */
export function markAt({ marksThrough, context }: Reading, day: number): AccountMark {
  const marks = marksThrough(day);
  const index = countUpTo(marks, day);
  const mark = marks[index - 1] ?? NOTHING;
  return mark.arrears.length === 0 ? mark : (penaltyDays(mark, day, context).at(-1) ?? mark);
}

interface Owed {
  principalFen: Fen;
  principalOverdueFen: Fen;
  interestOverdueFen: Fen;
  penaltyFen: Fen;
  toClearFen: Fen;
  daysPastDue: number;
}

function sumOfArrears({ arrears }: AccountMark, day: number, context: PenaltyContext): Owed {
  const owed: Owed = {
    principalFen: 0n,
    principalOverdueFen: 0n,
    interestOverdueFen: 0n,
    penaltyFen: 0n,
    toClearFen: 0n,
    daysPastDue: 0,
  };
  if (arrears.length === 0) return owed;
  const accrued = accruedPenalties(arrears, day + 1, context);
  arrears.forEach(({ dueDay, principalFen, interestFen, penaltyFen }, i) => {
    const penalty = penaltyFen + (accrued[i] ?? 0n);
    owed.principalFen += principalFen;
    owed.penaltyFen += penalty;
    owed.toClearFen += penalty + interestFen + principalFen;
    if (dueDay >= day) return;
    owed.principalOverdueFen += principalFen;
    owed.interestOverdueFen += interestFen;
    owed.daysPastDue = Math.max(owed.daysPastDue, day - dueDay);
  });
  return owed;
}

/** Borrower's interest of the open settlement, the day included unless the policy leaves it out. */
function accruedInterest(ahead: Settlement, day: number, context: PenaltyContext): Fen {
  const { terms, tables } = context;
  const counts = inForce(tables.policy.repayDayBearsInterest, fromEpochDay(day)).value;
  const toDay = counts ? day + 1 : day;
  const segments = segmentsUntil(ahead.segments, toDay, terms.dayCount);
  if (segments.every(({ payer }) => payer === "treasury")) return 0n;
  const parts = roundedParts(segments, { terms });
  return parts.interestBorneFen - parts.interestWaivedFen;
}

function classify(daysPastDue: number, day: number, { tables }: PenaltyContext): Classification {
  if (daysPastDue === 0) return "normal";
  const { attention, substandard, doubtful, loss } = inForce(
    tables.policy.delinquencyClasses,
    fromEpochDay(day),
  ).value;
  if (daysPastDue >= loss) return "loss";
  if (daysPastDue >= doubtful) return "doubtful";
  if (daysPastDue >= substandard) return "substandard";
  return daysPastDue >= attention ? "attention" : "normal";
}

/** The first settlement after a day: the one that is still open at its end. */
export function firstAfter(
  settlements: readonly Settlement[],
  day: number,
): Settlement | undefined {
  return settlements[countUpTo(settlements, day)];
}

/** Principal that has not fallen due at the end of a day; one early repayment may be under way. */
export function notDueFen({ settlements }: Pick<Reading, "settlements">, day: number): Fen {
  return firstAfter(settlements, day)?.openingPrincipalFen ?? 0n;
}

/** How many entries, ascending by day, are on or before a day. */
function countUpTo(entries: readonly { readonly day: number }[], day: number): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.day ?? Infinity) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
