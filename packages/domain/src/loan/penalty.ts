import { fromEpochDay } from "../calendar/index.ts";
import { divideHalfUp } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { inForce } from "../policy/index.ts";
import type { PenaltyTerms } from "../policy/index.ts";
import { unitIndex } from "./day-count.ts";
import { isSettledTooEarly } from "./early-settlement.ts";
import { interestDenominator } from "./exact-interest.ts";
import type { PlanContext } from "./plan.ts";
import type { RatePath } from "./rate-path.ts";

/** A due that is not paid in full. */
export interface Arrear {
  readonly dueDay: number;
  readonly interestFen: Fen;
  readonly principalFen: Fen;
  /** Rounded and settled penalty; what has accrued since is counted from `accruesFrom` (K9). */
  readonly penaltyFen: Fen;
  /** First day whose penalty is not in `penaltyFen` yet. */
  readonly accruesFrom: number;
}

/** A stretch of overdue days at one penalty rate; nothing is charged where `waivedBy` stands. */
export interface PenaltySpan {
  readonly fromDay: number;
  readonly toDay: number;
  readonly ratePpm: bigint;
  readonly factorPpm: bigint;
  readonly waivedBy: string | undefined;
  /** Days in the units of the contract's day count. */
  readonly units: number;
}

/** What holds for a loan whatever has happened to it. */
export interface LoanContext extends PlanContext {
  readonly rates: RatePath;
}

export interface PenaltyContext extends LoanContext {
  /** When the loan was settled early; Infinity when it was not. */
  readonly settledDay: number;
}

/** Numerators count fen × rate in ppm × factor in ppm × units. */
const PPM = 1_000_000n;

export function penaltyDenominator({ terms }: PlanContext): bigint {
  return interestDenominator(terms.dayCount) * PPM;
}

/**
 * The overdue days [fromDay, toDay) cut where the contract's rate or the penalty's terms change
 * and where a relief cycle that waives penalty starts or ends (C9, K10).
 */
export function penaltySpans(
  fromDay: number,
  toDay: number,
  context: PenaltyContext,
): readonly PenaltySpan[] {
  const { terms, tables, rates, settledDay } = context;
  const spans: PenaltySpan[] = [];
  const reliefs = tables.reliefs.filter(
    ({ relief }) => relief.waivesPenalty && !isSettledTooEarly(relief, settledDay),
  );
  for (let from = fromDay; from < toDay;) {
    const relief = reliefs.find((span) => from < span.toDay);
    const waived = relief !== undefined && relief.fromDay <= from;
    const reliefEdge = relief === undefined ? Infinity : waived ? relief.toDay : relief.fromDay;
    const { rate, toDay: rateEnds } = rates.stepAt(from);
    const to = Math.min(toDay, rateEnds, reliefEdge);
    spans.push({
      fromDay: from,
      toDay: to,
      ratePpm: rate.ratePpm,
      factorPpm: penaltyTerms(from, context).factorPct,
      waivedBy: waived ? relief.relief.source : undefined,
      units: unitIndex(terms.dayCount, to) - unitIndex(terms.dayCount, from),
    });
    from = to;
  }
  return spans;
}

function penaltyTerms(day: number, { tables }: PlanContext): PenaltyTerms {
  return inForce(tables.policy.penalty, fromEpochDay(day)).value;
}

/** What a fen of overdue principal has accrued over [fromDay, toDay). */
export function penaltyWeight(fromDay: number, toDay: number, context: PenaltyContext): bigint {
  let weight = 0n;
  for (const span of penaltySpans(fromDay, toDay, context))
    if (span.waivedBy === undefined) weight += span.ratePpm * span.factorPpm * BigInt(span.units);
  return weight;
}

/** What the penalty is charged on: principal only, unless the policy says otherwise (C9). */
export function penaltyBase(arrear: Arrear, context: PlanContext): Fen {
  const { onInterest } = penaltyTerms(arrear.dueDay, context);
  return onInterest ? arrear.principalFen + arrear.interestFen : arrear.principalFen;
}

/**
 * The penalty accrued on each arrear to the start of `toDay`, rounded cumulatively from the
 * oldest on, so that the shares add up to the contract's one rounding (K9).
 */
export function accruedPenalties(
  arrears: readonly Arrear[],
  toDay: number,
  context: PenaltyContext,
): readonly Fen[] {
  const unit = penaltyDenominator(context);
  const weights = new Map<number, bigint>();
  let exact = 0n;
  let posted = 0n;
  return arrears.map((arrear) => {
    const from = arrear.accruesFrom;
    let weight = weights.get(from);
    if (weight === undefined) {
      weight = from < toDay ? penaltyWeight(from, toDay, context) : 0n;
      weights.set(from, weight);
    }
    exact += penaltyBase(arrear, context) * weight;
    const cumulative = divideHalfUp(exact, unit);
    const share = cumulative - posted;
    posted = cumulative;
    return share;
  });
}

/** Rounds what has accrued up to and on a day and starts the counter anew (K9). */
export function settlePenalties(
  arrears: readonly Arrear[],
  day: number,
  context: PenaltyContext,
): readonly Arrear[] {
  const accrued = accruedPenalties(arrears, day + 1, context);
  return arrears.map((arrear, i) => ({
    ...arrear,
    penaltyFen: arrear.penaltyFen + (accrued[i] ?? 0n),
    accruesFrom: Math.max(arrear.accruesFrom, day + 1),
  }));
}
