import { monthOf, plainDate, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { RatePpm } from "../money/index.ts";
import { dateInYear, inForce } from "../policy/index.ts";
import type { Dated, Policy } from "../policy/index.ts";
import type { LoanTerms } from "./terms.ts";
import type { Timeline } from "./timeline.ts";

/** Where a rate comes from, so that it can be explained. */
export type RateSource =
  | {
      readonly kind: "lpr";
      readonly lpr: Dated<RatePpm>;
      readonly margin: Dated<RatePpm>;
    }
  | { readonly kind: "benchmark"; readonly benchmark: Dated<RatePpm> }
  | { readonly kind: "fixed" };

export interface Rate {
  readonly ratePpm: RatePpm;
  /** The day on which the rate was set: disbursement or repricing. */
  readonly setOn: PlainDate;
  readonly source: RateSource;
  /** The LPR of that day is not known yet; the last known one is used (C3). */
  readonly assumed: boolean;
}

/**
 * The contract's rate from disbursement to `until`: the first rate (K1), then a new one each
 * repricing day strictly after disbursement (C3, K2).
 */
export function ratePath(terms: LoanTerms, policy: Policy, until: PlainDate): Timeline<Rate> {
  const { disbursedOn } = terms;
  const days = [disbursedOn];
  for (let year = yearOf(disbursedOn); year <= yearOf(until); year++) {
    const day = dateInYear(inForce(policy.repricingDay, plainDate(year, 12, 31)).value, year);
    if (day > disbursedOn && day <= until) days.push(day);
  }
  return days.map((day) => ({ from: day, value: rateSetOn(day, terms, policy) }));
}

function rateSetOn(day: PlainDate, terms: LoanTerms, policy: Policy): Rate {
  const { rateBasis, signedOn, disbursedOn } = terms;
  const conversion = policy.benchmarkConversion;
  const beforeConversion =
    signedOn < conversion.value.signedBefore && day < conversion.effectiveFrom;
  if (rateBasis !== "lpr" && beforeConversion) {
    const benchmark = inForce(policy.benchmark5y, day);
    return {
      ratePpm: benchmark.value,
      setOn: day,
      source: { kind: "benchmark", benchmark },
      assumed: false,
    };
  }
  if (typeof rateBasis === "object") {
    const source = { kind: "fixed" } as const;
    return { ratePpm: rateBasis.fixedPpm, setOn: day, source, assumed: false };
  }
  const lpr = inForce(policy.lpr5y, day);
  const margins = day === disbursedOn ? policy.margins.disbursement : policy.margins.repricing;
  const margin = inForce(margins, day);
  return {
    ratePpm: lpr.value + margin.value,
    setOn: day,
    source: { kind: "lpr", lpr, margin },
    assumed: !isLprKnown(policy, day),
  };
}

/** LPR is published on the 20th or later; a value is good until the 19th of the month after. */
function isLprKnown(policy: Policy, day: PlainDate): boolean {
  const last = policy.lpr5y.at(-1)?.effectiveFrom ?? "0001-01-01";
  const [year, month] = [yearOf(last), monthOf(last)];
  const goodUntil = month === 12 ? plainDate(year + 1, 1, 19) : plainDate(year, month + 1, 19);
  return day <= goodUntil;
}
