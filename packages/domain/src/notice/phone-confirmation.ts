import { monthOf, yearOf, dayOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";

/**
 * True when a number answered, signed in or was confirmed within twelve months; a full amount to
 * a number that changed hands would be a leak (rulebook 6.6.5).
 */
export function isPhoneConfirmed(
  confirmedOn: PlainDate | undefined,
  businessDate: PlainDate,
): boolean {
  if (confirmedOn === undefined || confirmedOn > businessDate) return false;
  const years = yearOf(businessDate) - yearOf(confirmedOn);
  if (years !== 1) return years === 0;
  return (
    monthOf(businessDate) * 100 + dayOf(businessDate) <=
    monthOf(confirmedOn) * 100 + dayOf(confirmedOn)
  );
}
