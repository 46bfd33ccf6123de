import { addDays, earlierOf, isPlainDate, laterOf, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";

/**
 * The day at whose end a file's balances are taken to stand where nobody says it: the last annual
 * due date, since principal moves on due dates; the day before the business date where the file
 * knows of something later.
 *
 * @param latestOn the last day of disbursement in the file, ISO
 */
export function usualStatementDay(
  given: { readonly businessOn: PlainDate; readonly latestOn: string | undefined },
  policy: Policy,
): PlainDate {
  const { businessOn, latestOn } = given;
  const day = inForce(policy.annualDueDay, businessOn).value;
  const thisYears = dateInYear(day, yearOf(businessOn));
  const settledOn = thisYears < businessOn ? thisYears : dateInYear(day, yearOf(businessOn) - 1);
  const isLater = latestOn !== undefined && isPlainDate(latestOn) && latestOn > settledOn;
  return isLater ? earlierOf(businessOn, laterOf(latestOn, addDays(businessOn, -1))) : settledOn;
}
