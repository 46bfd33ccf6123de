import { fromEpochDay, toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { knownOn, positionAt } from "../loan/index.ts";
import type { Classification, PreparedLoan } from "../loan/index.ts";

/** A loan came into another class at the end of a day (rulebook 6.3). */
export interface ClassChange {
  readonly on: PlainDate;
  readonly from: Classification;
  readonly to: Classification;
  readonly daysPastDue: number;
  /** The oldest due date that is not paid in full; `undefined` when nothing is overdue. */
  readonly oldestUnpaidOn: PlainDate | undefined;
}

/**
 * Every change of class from the disbursement to a day, both included. A class can only change on
 * a day on which something happens to the loan, or so many days after one of its dues as a class
 * begins at: those days are looked at and no others.
 *
 * A reversed fact still counts on the days before its reversal, as they were known then (K29); the
 * history that holds is that of the loan without it, see {@link restatedHistory}.
 */
export function classHistory(prepared: PreparedLoan, asOf: PlainDate): readonly ClassChange[] {
  const changes: ClassChange[] = [];
  let from: Classification = "normal";
  for (const day of daysOfChange(prepared, toEpochDay(asOf))) {
    const on = fromEpochDay(day);
    const { classification: to, daysPastDue } = positionAt(prepared, on);
    if (to === from) continue;
    const oldestUnpaidOn = daysPastDue === 0 ? undefined : fromEpochDay(day - daysPastDue);
    changes.push({ on, from, to, daysPastDue, oldestUnpaidOn });
    from = to;
  }
  return changes;
}

function daysOfChange(prepared: PreparedLoan, lastDay: number): readonly number[] {
  const { loan } = prepared;
  const days = new Set<number>();
  const thresholds = new Set<number>();
  for (const { effectiveFrom, value } of loan.policy.delinquencyClasses) {
    days.add(toEpochDay(effectiveFrom));
    for (const threshold of Object.values(value)) thresholds.add(threshold);
  }
  const seen = new Set([lastDay]);
  for (const fact of loan.facts) {
    for (const on of [fact.on, knownOn(fact)]) {
      days.add(toEpochDay(on));
      seen.add(toEpochDay(on));
    }
  }
  // What is due when depends on what was known: each reading has its own dues.
  for (const day of seen) {
    const version = prepared.versionAt(day);
    for (const settlement of version?.settlements ?? [])
      for (const threshold of [0, ...thresholds]) days.add(settlement.day + threshold);
    for (const { onDay } of version?.adjustments ?? [])
      for (const threshold of [0, ...thresholds]) days.add(onDay + threshold);
  }
  const first = toEpochDay(loan.terms.disbursedOn);
  return [...days].filter((day) => day >= first && day <= lastDay).sort((a, b) => a - b);
}
