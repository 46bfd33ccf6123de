import {
  civilOf,
  fromEpochDay,
  monthOf,
  plainDate,
  toEpochDay,
  yearOf,
} from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { RatePpm } from "../money/index.ts";
import { inForce } from "../policy/index.ts";
import type { Dated, Policy } from "../policy/index.ts";
import type { PolicyTables } from "./policy-tables.ts";
import type { LoanTerms } from "./terms.ts";

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
  readonly setDay: number;
  readonly source: RateSource;
  /** The LPR of that day is not known yet; the last known one is used (C3). */
  readonly assumed: boolean;
}

/** A rate with the epoch days [fromDay, toDay) on which it holds. */
export interface RateStep {
  readonly rate: Rate;
  readonly fromDay: number;
  readonly toDay: number;
}

/** The rates of one contract: the first one (K1), then a new one each repricing day (C3, K2). */
export interface RatePath {
  /** The rate in force on an epoch day from disbursement on, after maturity too. */
  readonly stepAt: (day: number) => RateStep;
}

export function ratePath(terms: LoanTerms, tables: PolicyTables): RatePath {
  const { policy } = tables;
  const first = firstRate(terms, policy);
  const converted = terms.signedOn < policy.benchmarkConversion.value.signedBefore;
  const basis = terms.rateBasis;
  const name = typeof basis === "object" ? `fixed:${basis.fixedPpm}` : "floating";
  const key = `${name}${converted && basis !== "lpr" ? ":converted" : ""}`;
  const repriced = tables.rates.get(key) ?? new Map<number, Rate>();
  tables.rates.set(key, repriced);
  const setAt = (day: number): Rate => {
    const known = repriced.get(day);
    if (known !== undefined) return known;
    const rate = rateRepricedOn(day, terms, policy);
    repriced.set(day, rate);
    return rate;
  };
  let step = stepAt(first.setDay);
  function stepAt(day: number): RateStep {
    const year = civilOf(day)[0];
    const here = tables.repricingDay(year);
    const last = here <= day ? here : tables.repricingDay(year - 1);
    const next = here <= day ? tables.repricingDay(year + 1) : here;
    if (last > first.setDay) return { rate: setAt(last), fromDay: last, toDay: next };
    const toDay = next > first.setDay ? next : tables.repricingDay(year + 1);
    return { rate: first, fromDay: first.setDay, toDay };
  }
  return {
    // Days are asked for in order, most of them within the step asked for last.
    stepAt: (day) => {
      if (day < step.fromDay || day >= step.toDay) step = stepAt(day);
      return step;
    },
  };
}

/** The contract's first rate; which day's LPR it takes is a policy (K1). */
function firstRate(terms: LoanTerms, policy: Policy): Rate {
  const { disbursedOn, signedOn } = terms;
  const rule = inForce(policy.initialRateDay, signedOn).value;
  const day = rule === "signing" ? signedOn : disbursedOn;
  const rate = rateOn(day, { terms, policy, margins: policy.margins.disbursement, lprDay: day });
  return { ...rate, setOn: disbursedOn, setDay: toEpochDay(disbursedOn) };
}

function rateRepricedOn(epochDay: number, terms: LoanTerms, policy: Policy): Rate {
  const day = fromEpochDay(epochDay);
  const fixing = inForce(policy.repricingLpr, day).value === "december-fixing";
  const { effectiveFrom, value } = policy.benchmarkConversion;
  const converted = terms.rateBasis !== "lpr" && terms.signedOn < value.signedBefore;
  const previous =
    converted &&
    day === effectiveFrom &&
    inForce(policy.conversionLpr, day).value === "previous-december";
  const monthEnd = fixing ? plainDate(yearOf(day), 12, 31) : day;
  const lprDay = previous ? plainDate(yearOf(day) - 1, 12, 31) : monthEnd;
  return rateOn(day, { terms, policy, margins: policy.margins.repricing, lprDay });
}

interface RateRule {
  readonly terms: LoanTerms;
  readonly policy: Policy;
  readonly margins: Policy["lpr5y"];
  readonly lprDay: PlainDate;
}

function rateOn(day: PlainDate, { terms, policy, margins, lprDay }: RateRule): Rate {
  const { rateBasis, signedOn } = terms;
  const conversion = policy.benchmarkConversion;
  const set = { setOn: day, setDay: toEpochDay(day) };
  const early = signedOn < conversion.value.signedBefore && day < conversion.effectiveFrom;
  if (rateBasis !== "lpr" && early) {
    const benchmark = inForce(policy.benchmark5y, day);
    const source = { kind: "benchmark", benchmark } as const;
    return { ratePpm: benchmark.value, ...set, source, assumed: false };
  }
  if (typeof rateBasis === "object") {
    return { ratePpm: rateBasis.fixedPpm, ...set, source: { kind: "fixed" }, assumed: false };
  }
  const lpr = inForce(policy.lpr5y, lprDay);
  const margin = inForce(margins, day);
  return {
    ratePpm: lpr.value + margin.value,
    ...set,
    source: { kind: "lpr", lpr, margin },
    assumed: !isLprKnown(policy, lprDay),
  };
}

/** LPR is published on the 20th or later; a value is good until the 19th of the month after. */
export function isLprKnown(policy: Policy, day: PlainDate): boolean {
  const last = policy.lpr5y.at(-1)?.effectiveFrom ?? "0001-01-01";
  const [year, month] = [yearOf(last), monthOf(last)];
  const goodUntil = month === 12 ? plainDate(year + 1, 1, 19) : plainDate(year, month + 1, 19);
  return day <= goodUntil;
}
