import { addDays, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { inForce } from "./in-force.ts";
import { dateInYear } from "./month-day.ts";
import type { Policy } from "./policy.ts";

/** The annual due day, and the days on which contracts of some cohort mature. */
export function isSettlementDay(policy: Policy, on: PlainDate): boolean {
  const days = [
    inForce(policy.annualDueDay, on).value,
    ...policy.cohorts.map(({ value }) => value.maturityDay),
  ];
  return days.some((day) => dateInYear(day, yearOf(on)) === on);
}

/** The last settlement day before a day; there is one in every year. */
export function settlementDayBefore(policy: Policy, on: PlainDate): PlainDate {
  let day = addDays(on, -1);
  while (!isSettlementDay(policy, day)) day = addDays(day, -1);
  return day;
}
