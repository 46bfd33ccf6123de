import { addDays, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";

/** An interest cycle; both ends belong to it. */
export interface Cycle {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The cycle that ends on a year's annual due day: 21 December to 20 December. */
export function cycleOf(policy: Policy, year: number): Cycle {
  return { from: addDays(annualDueDay(policy, year - 1), 1), to: annualDueDay(policy, year) };
}

function annualDueDay(policy: Policy, year: number): PlainDate {
  return dateInYear(inForce(policy.annualDueDay, `${year}-12-31`).value, year);
}

/** A day at whose end a cycle is counted. */
export interface Cut {
  readonly cutOn: PlainDate;
  /** The day that was counted: before the cut where it is still to come. */
  readonly asOf: PlainDate;
  readonly isFinal: boolean;
}

/** 20 December 24:00 and 31 December (rulebook 6.4), as far as the days have come. */
export function cutsOf(cycle: Cycle, today: PlainDate): readonly Cut[] {
  const days = [cycle.to, `${yearOf(cycle.to)}-12-31`];
  return days
    .filter((_, index) => index === 0 || today > cycle.to)
    .map((cutOn) => ({
      cutOn,
      asOf: today < cutOn ? today : cutOn,
      isFinal: today > cutOn,
    }));
}
