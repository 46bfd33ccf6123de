import { yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen, RatePpm } from "../money/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { Policy } from "../policy/index.ts";
import type { DayCount } from "./day-count.ts";

/** What the rate follows (rulebook 2.1); `benchmark` contracts follow LPR after the conversion. */
export type RateBasis = "benchmark" | "lpr" | { readonly fixedPpm: RatePpm };

/** What the signed contract says; nothing here changes while the loan lives. */
export interface LoanTerms {
  readonly principalFen: Fen;
  readonly signedOn: PlainDate;
  readonly disbursedOn: PlainDate;
  readonly graduationYear: number;
  /** Last day whose interest the treasury pays. */
  readonly subsidyEndsOn: PlainDate;
  /** Last due date. */
  readonly maturesOn: PlainDate;
  /** Years from graduation to the first principal. */
  readonly graceYears: number;
  readonly rateBasis: RateBasis;
  /** Unit to which an instalment is rounded down; the last one takes the remainder. */
  readonly instalmentUnit: "yuan" | "fen";
  readonly dayCount: DayCount;
}

/**
 * The terms of a contract that takes the longest term its cohort allows (rulebook 3.1):
 * signed in 2024, graduating in 2028 → matures 2043-09-20, five years of grace.
 */
export function standardTerms(
  contract: Pick<LoanTerms, "principalFen" | "signedOn" | "disbursedOn" | "graduationYear">,
  policy: Policy,
): LoanTerms {
  const { signedOn, graduationYear } = contract;
  const cohort = inForce(policy.cohorts, signedOn).value;
  const lastYear = Math.min(graduationYear + cohort.addYears, yearOf(signedOn) + cohort.maxYears);
  const converted = signedOn < policy.benchmarkConversion.value.signedBefore;
  return {
    principalFen: contract.principalFen,
    signedOn,
    disbursedOn: contract.disbursedOn,
    graduationYear,
    subsidyEndsOn: dateInYear(inForce(policy.subsidyEndDay, signedOn).value, graduationYear),
    maturesOn: dateInYear(cohort.maturityDay, lastYear),
    graceYears: cohort.graceYears,
    rateBasis: converted ? "benchmark" : "lpr",
    instalmentUnit: inForce(policy.instalmentUnit, signedOn).value,
    dayCount: inForce(policy.dayCount, signedOn).value,
  };
}
