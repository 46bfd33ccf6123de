import { dayOf, monthOf, plainDate, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";

/** The day on which a prepayment that was asked for on a day is settled (rulebook 3.3, K18). */
export function settlementDay(on: PlainDate): PlainDate {
  if (on >= "2025-02-01") return on;
  const [year, month, day] = [yearOf(on), monthOf(on), dayOf(on)];
  if (on <= "2017-12-31") return plainDate(year, month, 20);
  if (month === 11 || (month === 10 && day > 15)) return plainDate(year, 12, 20);
  if (day <= 15) return plainDate(year, month, 20);
  return month === 12 ? plainDate(year + 1, 1, 20) : plainDate(year, month + 1, 20);
}
