import type { PlainDate } from "../calendar/index.ts";
import type { RatePpm } from "../money/index.ts";
import type { Policy, Series } from "../policy/index.ts";
import type { SlowTerms } from "./slow-loan.ts";

/** The rate from the day of disbursement until the first 21 December after it (K1, K3). */
export function firstRate(terms: SlowTerms, policy: Policy, day: PlainDate): RatePpm {
  const { rateBasis } = terms;
  if (rateBasis === "lpr") {
    return valueOn(policy.lpr5y, day) + valueOn(policy.margins.disbursement, day);
  }
  if (rateBasis === "benchmark" || isConverted(terms, policy)) {
    return valueOn(policy.benchmark5y, day);
  }
  return rateBasis.fixedPpm;
}

/** The rate that a 21 December sets for the year after it (C3, K3). */
export function repricedRate(terms: SlowTerms, policy: Policy, day: PlainDate): RatePpm {
  const { rateBasis } = terms;
  const hasConversion = day >= policy.benchmarkConversion.effectiveFrom;
  if (rateBasis === "lpr" || (rateBasis === "benchmark" && hasConversion)) {
    return valueOn(policy.lpr5y, day) + valueOn(policy.margins.repricing, day);
  }
  if (rateBasis === "benchmark" || (isConverted(terms, policy) && !hasConversion)) {
    return valueOn(policy.benchmark5y, day);
  }
  return rateBasis.fixedPpm;
}

function isConverted(terms: SlowTerms, policy: Policy): boolean {
  return terms.signedOn < policy.benchmarkConversion.value.signedBefore;
}

function valueOn(series: Series<RatePpm>, day: PlainDate): RatePpm {
  const entry = series.findLast(({ effectiveFrom }) => effectiveFrom <= day);
  if (entry === undefined) throw new RangeError(`no rate on ${day}`);
  return entry.value;
}
