import { addDays, dayOf, lengthOfMonth, monthOf, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { divideHalfUp } from "../money/index.ts";
import type { Fen, RatePpm } from "../money/index.ts";
import type { SlowTerms } from "./slow-loan.ts";

/** Least common multiple of the years of 360, 365 and 366 days. */
const YEAR_PARTS = 1_603_080n;
/** Every exact amount is a numerator over this: rates in ppm, penalty rates in tenths of them. */
const DENOMINATOR = YEAR_PARTS * 1_000_000n * 10n;

/** How many days one calendar day counts for: always 1, but for 30/360 (K6). */
export function countedDays(day: PlainDate, dayCount: SlowTerms["dayCount"]): number {
  return dayCount === "30/360" ? thirties(addDays(day, 1)) - thirties(day) : 1;
}

/** Interest of one day, exact, over the common denominator; `tenths` 13 for a penalty. */
export function interestOfDay(
  principalFen: Fen,
  ratePpm: RatePpm,
  { day, dayCount, tenths = 10n }: DayOfInterest,
): bigint {
  const parts = BigInt(countedDays(day, dayCount)) * (YEAR_PARTS / yearLength(day, dayCount));
  return principalFen * ratePpm * tenths * parts;
}

interface DayOfInterest {
  readonly day: PlainDate;
  readonly dayCount: SlowTerms["dayCount"];
  readonly tenths?: bigint;
}

/** An exact amount to the fen, half up. */
export function toFen(exact: bigint): Fen {
  return divideHalfUp(exact, DENOMINATOR);
}

function yearLength(day: PlainDate, dayCount: SlowTerms["dayCount"]): bigint {
  if (dayCount === "ACT/365F") return 365n;
  if (dayCount !== "ACT/ACT") return 360n;
  return lengthOfMonth(yearOf(day), 2) === 29 ? 366n : 365n;
}

function thirties(day: PlainDate): number {
  return yearOf(day) * 360 + monthOf(day) * 30 + Math.min(dayOf(day), 30);
}
