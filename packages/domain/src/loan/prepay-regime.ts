import {
  addDays,
  civilOf,
  dayOf,
  epochDayOf,
  fromEpochDay,
  lengthOfMonth,
  monthOf,
  toEpochDay,
  yearOf,
} from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { Policy, PrepayRegime } from "../policy/index.ts";
import type { PolicyTables } from "./policy-tables.ts";

/** The day of the month on which applications of the older regimes settle. */
const SETTLES_ON = 20;

export function prepayRegimeOn(policy: Policy, on: PlainDate): PrepayRegime {
  return inForce(policy.prepayRegime, on).value;
}

/**
 * The day on which an application settles, by the regime of its day (K18, C11). What the regime
 * does not take is recorded as if it did: refusing it is the decision's part.
 */
export function settlementDay(on: PlainDate, { policy }: Pick<PolicyTables, "policy">): number {
  switch (prepayRegimeOn(policy, on)) {
    case "any-day":
      return toEpochDay(on);
    case "days-1-10":
      return nextTwentieth(on);
    case "until-15th":
      return settlesByThe15th(on);
  }
}

/** Up to the 15th the 20th of the month, then of the next; from 16 October on 20 December. */
function settlesByThe15th(on: PlainDate): number {
  const [year, month, day] = civilOf(toEpochDay(on));
  const late = day > 15;
  if (month === 11 || (month === 10 && late)) return twentieth(year, 12);
  if (!late) return twentieth(year, month);
  return month === 12 ? twentieth(year + 1, 1) : twentieth(year, month + 1);
}

function nextTwentieth(on: PlainDate): number {
  const [year, month, day] = civilOf(toEpochDay(on));
  if (day <= SETTLES_ON) return twentieth(year, month);
  return month === 12 ? twentieth(year + 1, 1) : twentieth(year, month + 1);
}

function twentieth(year: number, month: number): number {
  return epochDayOf(year, month, SETTLES_ON);
}

/** Whether the regime of a day takes applications on it. */
export function takesApplications(policy: Policy, on: PlainDate): boolean {
  switch (prepayRegimeOn(policy, on)) {
    case "any-day":
      return !isBlocked(policy, on);
    case "days-1-10":
      return dayOf(on) <= 10 && monthOf(on) <= 10;
    case "until-15th":
      return true;
  }
}

/** The first day from `on` that takes applications; `on` itself when it does. */
export function nextApplicationDay(policy: Policy, on: PlainDate): PlainDate {
  let day = on;
  while (!takesApplications(policy, day)) day = addDays(day, 1);
  return day;
}

/** The last day, from an open one on, on which the same quote can still be taken. */
export function quoteValidUntil(policy: Policy, on: PlainDate): PlainDate {
  const settles = settlementDay(on, { policy });
  const regime = prepayRegimeOn(policy, on);
  if (regime === "any-day") return on;
  let last = on;
  for (let next = addDays(on, 1); next <= fromEpochDay(settles); next = addDays(next, 1)) {
    if (prepayRegimeOn(policy, next) !== regime || !takesApplications(policy, next)) break;
    if (settlementDay(next, { policy }) !== settles) break;
    last = next;
  }
  return last;
}

function isBlocked(policy: Policy, on: PlainDate): boolean {
  const year = yearOf(on);
  return policy.prepayBlocked
    .filter(({ effectiveFrom }) => effectiveFrom <= on)
    .some(({ value }, i, all) => {
      // The latest row holds for the month's end; every row's span stays blocked.
      const latest = i === all.length - 1;
      const left = lengthOfMonth(year, monthOf(on)) - dayOf(on);
      if (latest && left < value.lastDaysOfMonth) return true;
      return dateInYear(value.from, year) <= on && on <= dateInYear(value.to, year);
    });
}
