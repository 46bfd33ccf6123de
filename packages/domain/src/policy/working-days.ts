import { addDays, weekdayOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Policy } from "./policy.ts";

/** Monday to Friday, corrected by the State Council's yearly holiday arrangement. */
export function isWorkingDay(policy: Policy, day: PlainDate): boolean {
  const span = policy.calendarDays.findLast(({ effectiveFrom }) => effectiveFrom <= day);
  if (span !== undefined && day <= span.value.to) return span.value.kind === "work";
  return weekdayOf(day) <= 5;
}

/** The day that is `count` working days before `day`: one before a Monday is the Friday. */
export function workingDaysBefore(policy: Policy, day: PlainDate, count: number): PlainDate {
  let at = day;
  for (let left = count; left > 0;) {
    at = addDays(at, -1);
    if (isWorkingDay(policy, at)) left -= 1;
  }
  return at;
}

/** The last of `count` working days, the first being `from` or the first working day after it. */
export function endOfWorkingDays(policy: Policy, from: PlainDate, count: number): PlainDate {
  let at = addDays(from, -1);
  for (let left = count; left > 0;) {
    at = addDays(at, 1);
    if (isWorkingDay(policy, at)) left -= 1;
  }
  return at;
}
