import { yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";

/**
 * How a filing stands to the days of the year in which the subsidy ends (rulebook 2.5, K23):
 * in time; after 31 July; after 31 August; after 15 October, when this cycle's interest is lost.
 */
export type FilingState = "in-time" | "warned" | "flagged" | "interest-lost";

export interface FilingDays {
  readonly warnFrom: PlainDate;
  readonly flagFrom: PlainDate;
  readonly lostAfter: PlainDate;
  readonly state: FilingState;
}

/** The days by which to file, from policy, and where a filing day stands. */
export function filingDays(
  policy: Policy,
  subsidyEndsOn: PlainDate,
  filedOn: PlainDate,
): FilingDays {
  const year = yearOf(subsidyEndsOn);
  const days = inForce(policy.studyFiling, subsidyEndsOn).value;
  const warnFrom = dateInYear(days.warnFrom, year);
  const flagFrom = dateInYear(days.flagFrom, year);
  const lostAfter = dateInYear(days.lostAfter, year);
  const state =
    filedOn > lostAfter
      ? "interest-lost"
      : filedOn > flagFrom
        ? "flagged"
        : filedOn > warnFrom
          ? "warned"
          : "in-time";
  return { warnFrom, flagFrom, lostAfter, state };
}
