import { daysBetween } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen, RatePpm } from "../money/index.ts";
import type { DayCount } from "./terms.ts";

/** A balance at one rate over the half-open interval [from, to). */
export interface InterestPeriod {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly principalFen: Fen;
  readonly ratePpm: RatePpm;
}

const PPM = 1_000_000n;

/**
 * Interest in fen as an exact integer over {@link interestDenominator} of the same day count
 * (rulebook C1, C2). Numerators add up; only a settlement rounds.
 */
export function interestNumerator(period: InterestPeriod, dayCount: DayCount): bigint {
  const { from, to, principalFen, ratePpm } = period;
  if (from > to) throw new RangeError(`interest from ${from} to ${to}`);
  if (principalFen < 0n) throw new RangeError(`interest on ${principalFen} fen`);
  switch (dayCount) {
    case "ACT/360":
      return principalFen * ratePpm * BigInt(daysBetween(from, to));
  }
}

export function interestDenominator(dayCount: DayCount): bigint {
  switch (dayCount) {
    case "ACT/360":
      return PPM * 360n;
  }
}
