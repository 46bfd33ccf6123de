import { toEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen, RatePpm } from "../money/index.ts";
import { unitIndex, unitsPerYear } from "./day-count.ts";
import type { DayCount } from "./day-count.ts";

/** A balance at one rate over the half-open interval [from, to). */
export interface InterestPeriod {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly principalFen: Fen;
  readonly ratePpm: RatePpm;
}

const DENOMINATORS = {
  "ACT/360": denominator("ACT/360"),
  "ACT/365F": denominator("ACT/365F"),
  "30/360": denominator("30/360"),
  "ACT/ACT": denominator("ACT/ACT"),
} as const;

/**
 * Interest in fen as an exact integer over {@link interestDenominator} of the same day count
 * (rulebook C1, C2). Numerators add up; only a settlement rounds. Throws a RangeError for days
 * that run backwards and for a negative balance (K6).
 */
export function interestNumerator(period: InterestPeriod, dayCount: DayCount): bigint {
  const { from, to, principalFen, ratePpm } = period;
  if (from > to) throw new RangeError(`interest from ${from} to ${to}`);
  if (principalFen < 0n) throw new RangeError(`interest on ${principalFen} fen`);
  const units = unitIndex(dayCount, toEpochDay(to)) - unitIndex(dayCount, toEpochDay(from));
  return principalFen * ratePpm * BigInt(units);
}

export function interestDenominator(dayCount: DayCount): bigint {
  return DENOMINATORS[dayCount];
}

function denominator(dayCount: DayCount): bigint {
  return 1_000_000n * BigInt(unitsPerYear(dayCount));
}
