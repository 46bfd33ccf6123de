import { civilOf, fromEpochDay, toEpochDay } from "../calendar/index.ts";
import { divideHalfUp } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { isSettledTooEarly, settledDayOf } from "./early-settlement.ts";
import { inForce } from "../policy/index.ts";
import { dueDays } from "./due-dates.ts";
import { interestDenominator } from "./exact-interest.ts";
import type { Plan, PlanContext } from "./plan.ts";
import type { ReliefSpan } from "./policy-tables.ts";
import type { RatePath } from "./rate-path.ts";
import { makeSegment } from "./segment.ts";
import type { Segment } from "./segment.ts";

/** One settlement (K5) as the engine counts it; days are epoch days. */
export interface Settlement {
  readonly fromDay: number;
  /** The day of settlement. */
  readonly day: number;
  /** The day after the last one that bears interest here. */
  readonly toDay: number;
  readonly openingPrincipalFen: Fen;
  readonly interestSubsidisedFen: Fen;
  /** Before any waiver (K22). */
  readonly interestBorneFen: Fen;
  readonly interestWaivedFen: Fen;
  /** Principal that falls due by the plan. */
  readonly instalmentFen: Fen;
  /** Principal paid ahead of its dates. */
  readonly prepaidFen: Fen;
  /** A due date of the contract; otherwise only an early repayment settles here. */
  readonly contractual: boolean;
  readonly segments: readonly Segment[];
}

/** All settlements of a plan; nothing of it depends on what was paid (K11). */
export function settlements(plan: Plan, rates: RatePath, context: PlanContext): Settlement[] {
  const startDay = toEpochDay(context.terms.disbursedOn);
  const days = settlementDays(plan, startDay, context);
  const cut = cutter(plan, rates, context);
  const found: Settlement[] = [];
  let openingPrincipalFen = context.terms.principalFen;
  let fromDay = startDay;
  for (const { day, instalmentFen, prepaidFen, contractual, bearsInterest } of days) {
    const toDay = bearsInterest ? day + 1 : day;
    const segments = cut(fromDay, toDay, openingPrincipalFen);
    found.push({
      fromDay,
      day,
      toDay,
      openingPrincipalFen,
      ...roundedParts(segments, context),
      instalmentFen,
      prepaidFen,
      contractual,
      segments,
    });
    openingPrincipalFen -= instalmentFen + prepaidFen;
    fromDay = toDay;
  }
  return found;
}

interface SettlementDay {
  readonly day: number;
  readonly instalmentFen: Fen;
  readonly prepaidFen: Fen;
  readonly contractual: boolean;
  /** An early repayment may leave its own day to the next settlement (rulebook 10 #8). */
  readonly bearsInterest: boolean;
}

/**
 * The annual due days and every day with principal, up to the last of the latter (K5, K19): a
 * contract that is paid off early has no later settlement.
 */
function settlementDays(plan: Plan, startDay: number, { tables }: PlanContext): SettlementDay[] {
  // What took nothing because nothing was left makes no row; it still clears arrears.
  const prepayments = plan.prepayments.filter(({ principalFen }) => principalFen > 0n);
  const { instalments } = plan;
  const lastInstalment = instalments.at(-1)?.day ?? startDay;
  const lastDay = Math.max(lastInstalment, prepayments.at(-1)?.day ?? startDay);
  const annual = dueDays(startDay, lastDay, tables);
  const isAnnual = (day: number) => tables.annualDueDay(civilOf(day)[0]) === day;
  const days: SettlementDay[] = [];
  let [a, i, p] = [0, 0, 0];
  while (a < annual.length) {
    const next = annual[a] ?? lastDay;
    const day = Math.min(next, instalments[i]?.day ?? next, prepayments[p]?.day ?? next);
    if (next === day) a += 1;
    let [instalmentFen, prepaidFen] = [0n, 0n];
    for (; instalments[i]?.day === day; i++) instalmentFen += instalments[i]?.principalFen ?? 0n;
    for (; prepayments[p]?.day === day; p++) prepaidFen += prepayments[p]?.principalFen ?? 0n;
    const contractual = prepaidFen === 0n || instalmentFen > 0n || isAnnual(day);
    const bearsInterest =
      contractual || inForce(tables.policy.repayDayBearsInterest, fromEpochDay(day)).value;
    days.push({ day, instalmentFen, prepaidFen, contractual, bearsInterest });
  }
  return days;
}

type Cutter = (fromDay: number, toDay: number, principalFen: Fen) => readonly Segment[];

/** Cuts ascending intervals wherever rate, bearer or relief change. */
function cutter(plan: Plan, rates: RatePath, { terms, tables }: PlanContext): Cutter {
  const { treasury } = plan;
  const settledDay = settledDayOf(plan);
  const reliefs = tables.reliefs.filter(
    ({ relief }) => relief.waivesInterest && !isSettledTooEarly(relief, settledDay),
  );
  const { dayCount, signedOn } = terms;
  const payerSource = inForce(tables.policy.subsidyEndDay, signedOn).source;
  return (fromDay, toDay, principalFen) => {
    const segments: Segment[] = [];
    let from = fromDay;
    while (from < toDay) {
      const { rate, toDay: rateEnds } = rates.stepAt(from);
      const subsidised = treasury.find((span) => from < span.toDay);
      const payer: Segment["payer"] =
        subsidised !== undefined && subsidised.fromDay <= from ? "treasury" : "borrower";
      const relief = payer === "borrower" ? reliefs.find((span) => from < span.toDay) : undefined;
      const waives = relief !== undefined && relief.fromDay <= from;
      const to = Math.min(toDay, rateEnds, edge(subsidised, from), edge(relief, from));
      const waivedBy = waives ? relief.relief : undefined;
      const parts = { fromDay: from, toDay: to, principalFen, rate, payer, payerSource, waivedBy };
      segments.push(makeSegment(parts, dayCount));
      from = to;
    }
    return segments;
  };
}

/** The next day on which a span starts or ends. */
function edge(span: Pick<ReliefSpan, "fromDay" | "toDay"> | undefined, from: number): number {
  if (span === undefined) return Infinity;
  return span.fromDay > from ? span.fromDay : span.toDay;
}

/** The one place where interest is rounded: once for each payer (C1, K5). */
export function roundedParts(
  segments: readonly Segment[],
  { terms }: Pick<PlanContext, "terms">,
): Pick<Settlement, "interestSubsidisedFen" | "interestBorneFen" | "interestWaivedFen"> {
  let [subsidised, borne, waived] = [0n, 0n, 0n];
  for (const { payer, numerator, waivedBy } of segments) {
    if (payer === "treasury") subsidised += numerator;
    else borne += numerator;
    if (waivedBy !== undefined) waived += numerator;
  }
  const unit = interestDenominator(terms.dayCount);
  return {
    interestSubsidisedFen: subsidised === 0n ? 0n : divideHalfUp(subsidised, unit),
    interestBorneFen: borne === 0n ? 0n : divideHalfUp(borne, unit),
    interestWaivedFen: waived === 0n ? 0n : divideHalfUp(waived, unit),
  };
}
