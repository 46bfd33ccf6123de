import { addDays, plainDate, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";

/**
 * The annual due dates in [from, maturesOn), then `maturesOn` itself: the contractual settlement
 * days (K5). Weekends move nothing (rulebook 0.4).
 */
export function dueDates(from: PlainDate, maturesOn: PlainDate, policy: Policy): PlainDate[] {
  const days: PlainDate[] = [];
  for (let year = yearOf(from); year <= yearOf(maturesOn); year++) {
    const day = annualDueDate(year, policy);
    if (day >= from && day < maturesOn) days.push(day);
  }
  return [...days, maturesOn];
}

export function annualDueDate(year: number, policy: Policy): PlainDate {
  return dateInYear(inForce(policy.annualDueDay, plainDate(year, 12, 31)).value, year);
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

/** The day after a settlement, on which the next period starts (C2). */
export function periodAfter(dueOn: PlainDate): PlainDate {
  return addDays(dueOn, 1);
}
