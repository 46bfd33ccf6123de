import { dayOf, monthOf, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";

/**
 * True when a number answered, signed in or was confirmed within so many months (policy, twelve):
 * a full amount sent to a number that changed hands would be a leak (rulebook 6.6.5).
 */
export function isPhoneConfirmed(
  confirmedOn: PlainDate | undefined,
  businessDate: PlainDate,
  months: number,
): boolean {
  if (confirmedOn === undefined || confirmedOn > businessDate) return false;
  const elapsed =
    (yearOf(businessDate) - yearOf(confirmedOn)) * 12 +
    (monthOf(businessDate) - monthOf(confirmedOn));
  return elapsed < months || (elapsed === months && dayOf(businessDate) <= dayOf(confirmedOn));
}
