import { civilOf, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";
import type { PolicyTables } from "./policy-tables.ts";

/**
 * The annual due days in [fromDay, lastDay), then `lastDay` itself, as epoch days: the contractual
 * settlement days (K5). Weekends move nothing (rulebook 0.4).
 */
export function dueDays(fromDay: number, lastDay: number, tables: PolicyTables): number[] {
  const days: number[] = [];
  const lastYear = civilOf(lastDay)[0];
  for (let year = civilOf(fromDay)[0]; year <= lastYear; year++) {
    const day = tables.annualDueDay(year);
    if (day >= fromDay && day < lastDay) days.push(day);
  }
  days.push(lastDay);
  return days;
}

/** The first annual due day strictly after a day. */
export function nextAnnualDueDay(day: number, tables: PolicyTables): number {
  const year = civilOf(day)[0];
  const here = tables.annualDueDay(year);
  return here > day ? here : tables.annualDueDay(year + 1);
}

/**
 * The day a bill becomes visible and payable: the latest opening day of the year on or before
 * the due date (1 November for 20 December, 1 September for 20 September); for a date before all
 * of them (old contracts that mature on 31 August) the first of its month.
 */
export function billOpensOn(dueOn: PlainDate, policy: Policy): PlainDate {
  const year = yearOf(dueOn);
  const { annual, final } = policy.billOpenDays;
  const days = [annual, final].map((series) => dateInYear(inForce(series, dueOn).value, year));
  return (
    days
      .filter((day) => day <= dueOn)
      .sort()
      .at(-1) ?? `${dueOn.slice(0, 8)}01`
  );
}
