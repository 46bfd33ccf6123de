import { addDays, plainDate, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import type { SlowTerms } from "./slow-loan.ts";

/** Principal that is not yet due, by due date. */
export type Plan = Map<PlainDate, Fen>;

export function balanceOf(plan: Plan): Fen {
  return [...plan.values()].reduce((sum, fen) => sum + fen, 0n);
}

export function lastDate(plan: Plan): PlainDate {
  return [...plan.keys()].reduce((last, dueOn) => (dueOn > last ? dueOn : last), "0001-01-01");
}

interface Spread {
  readonly graduationYear: number;
  /** Only later dates get principal (K25). */
  readonly after: PlainDate;
  readonly endsOn: PlainDate;
}

/** Equal parts over the dates that remain, the last one takes the remainder (C5, K25, K28). */
export function spreadPrincipal(terms: SlowTerms, fen: Fen, spread: Spread): Plan {
  const first = plainDate(spread.graduationYear + terms.graceYears, 12, 20);
  const dates: PlainDate[] = [];
  for (let year = yearOf(first); year < yearOf(spread.endsOn); year++) {
    const dueOn = plainDate(year, 12, 20);
    if (dueOn > spread.after) dates.push(dueOn);
  }
  const unit = terms.instalmentUnit === "yuan" ? 100n : 1n;
  const part = (fen / unit / BigInt(dates.length + 1)) * unit;
  const plan: Plan = new Map(dates.map((dueOn) => [dueOn, part]));
  plan.set(spread.endsOn, fen - part * BigInt(dates.length));
  return plan;
}

/** Moves a year's principal that is not yet due to the same day of the next year (C8, K20). */
export function deferPrincipal(plan: Plan, year: number): void {
  for (const [dueOn, fen] of plan) {
    if (yearOf(dueOn) !== year) continue;
    const movedTo = `${year + 1}${dueOn.slice(4)}`;
    plan.delete(dueOn);
    plan.set(movedTo, (plan.get(movedTo) ?? 0n) + fen);
  }
}

/** Takes a prepayment from the latest dates backwards (K19). */
export function takeFromTail(plan: Plan, prepaidFen: Fen): void {
  if (prepaidFen > balanceOf(plan)) throw new RangeError("more than the principal not yet due");
  let left = prepaidFen;
  for (const dueOn of [...plan.keys()].toSorted().toReversed()) {
    const planned = plan.get(dueOn) ?? 0n;
    const taken = planned < left ? planned : left;
    plan.set(dueOn, planned - taken);
    left -= taken;
  }
}

/** A date whose principal is nothing is none. */
export function dropEmptyDates(plan: Plan): void {
  for (const [dueOn, fen] of plan) if (fen === 0n) plan.delete(dueOn);
}

/** The next day on which a bill falls due, after a day. */
export function nextBillDay(plan: Plan, day: PlainDate): PlainDate | undefined {
  if (balanceOf(plan) === 0n) return undefined;
  const december = plainDate(yearOf(addDays(day, 12)), 12, 20);
  return [...plan.keys(), december].filter((dueOn) => dueOn > day).toSorted()[0];
}

/** Bills open on 1 November, those of another month than December on its first day (3.2). */
export function opensOn(dueOn: PlainDate): PlainDate {
  return dueOn.endsWith("-12-20") ? `${dueOn.slice(0, 4)}-11-01` : `${dueOn.slice(0, 7)}-01`;
}
