import { addDays, yearOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { divideHalfUp, formatDecimal, formatRatePercent } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { billDueOn } from "./bill.ts";
import { unitsPerYear } from "./day-count.ts";
import type { DayCount } from "./day-count.ts";
import { interestDenominator } from "./exact-interest.ts";
import type { LoanState } from "./fold-loan.ts";
import { payoffToday } from "./payoff.ts";
import type { Payoff } from "./payoff.ts";
import { describeRate } from "./rate-source-text.ts";
import type { Bilingual } from "./rate-source-text.ts";
import { sumOfNumerators } from "./schedule.ts";
import type { ScheduleRow } from "./schedule.ts";
import type { Segment } from "./segment.ts";

/** One line of an explanation; whoever repeats it on a pocket calculator gets `exact`. */
export interface ExplanationStep {
  readonly from: PlainDate;
  /** The last day, inclusive, as people say it. */
  readonly to: PlainDate;
  readonly days: number;
  readonly principalFen: Fen;
  /** Percent as text: `"2.80"`. */
  readonly ratePct: string;
  readonly rateSource: Bilingual;
  readonly assumedRate: boolean;
  readonly dayCount: DayCount;
  /** Interest in yuan to ten places. */
  readonly exact: string;
  /** This line's share of what the payer is charged; the shares add up to the rounded sum. */
  readonly postedFen: Fen;
  readonly payer: Segment["payer"];
  /** 文号 of the rule by which this payer bears it, or by which it is waived. */
  readonly ruleRef: string;
  readonly waived: boolean;
}

/** Which part of the loan's life a settlement belongs to. */
export type Phase =
  | { readonly kind: "subsidised" }
  | { readonly kind: "interest-only"; readonly year: number }
  | { readonly kind: "prepayment" }
  | { readonly kind: "instalment"; readonly number: number; readonly count: number };

/** Why a settlement asks what it asks, as data. */
export interface Explanation {
  readonly dueOn: PlainDate;
  readonly payableFen: Fen;
  readonly interestFen: Fen;
  readonly waivedFen: Fen;
  readonly principalFen: Fen;
  /** Interest of closed settlements that a late filing moved here or away (K27). */
  readonly movedInterestFen: Fen;
  readonly phase: Phase;
  readonly steps: readonly ExplanationStep[];
  /** First day of the treasury's time that this settlement closes, if it closes any. */
  readonly subsidisedFrom?: PlainDate;
  /** Exact minus posted borrower's interest, in yuan to six places; never carried forward. */
  readonly remainder: string;
  /** What people get who divide by the other usual base. */
  readonly otherBase: { readonly base: 360 | 365; readonly payableFen: Fen };
  /** Settling the loan on the day of asking, when this is the settlement ahead of that day. */
  readonly payoff?: Payoff;
}

/** Explains the settlement of a due date; `undefined` when the loan has none on that day. */
export function explainBill(state: LoanState, dueOn: PlainDate): Explanation | undefined {
  const row = state.rows.find((candidate) => candidate.dueOn === dueOn);
  if (row === undefined) return undefined;
  const { dayCount } = state.terms;
  const borne = row.segments.filter(({ payer }) => payer === "borrower");
  const exact = sumOfNumerators(borne);
  const unit = interestDenominator(dayCount);
  const current = state.rows.find((candidate) => candidate.dueOn >= state.asOf);
  const payoff = row === current && state.asOf < dueOn ? payoffToday(state) : undefined;
  const subsidisedFrom = row.daysSubsidised > 0 ? subsidisedSince(state, row) : undefined;
  const moved = billDueOn(state, dueOn)?.movedInterestFen ?? 0n;
  return {
    dueOn,
    payableFen: row.payableFen + moved,
    interestFen: row.interestBorneFen,
    waivedFen: row.interestWaivedFen,
    principalFen: row.principalDueFen,
    movedInterestFen: moved,
    phase: phaseOf(state, row),
    steps: explainSegments(row.segments, dayCount),
    ...(subsidisedFrom === undefined ? {} : { subsidisedFrom }),
    remainder: signed(formatDecimal(exact - row.interestBorneFen * unit, unit * 100n, 6)),
    otherBase: payableByOtherBase(row, dayCount),
    ...(payoff === undefined ? {} : { payoff }),
  };
}

/** Shares by cumulative rounding for each payer, so that no fen appears or vanishes (as K9). */
export function explainSegments(
  segments: readonly Segment[],
  dayCount: DayCount,
): readonly ExplanationStep[] {
  const unit = interestDenominator(dayCount);
  const sums = { treasury: 0n, borrower: 0n };
  return segments.map((segment) => {
    const before = divideHalfUp(sums[segment.payer], unit);
    sums[segment.payer] += segment.numerator;
    return {
      from: segment.from,
      to: addDays(segment.to, -1),
      days: segment.days,
      principalFen: segment.principalFen,
      ratePct: formatRatePercent(segment.rate.ratePpm),
      rateSource: describeRate(segment),
      assumedRate: segment.rate.assumed,
      dayCount,
      exact: formatDecimal(segment.numerator, unit * 100n, 10),
      postedFen: divideHalfUp(sums[segment.payer], unit) - before,
      payer: segment.payer,
      ruleRef: segment.waivedBy?.source ?? segment.payerSource,
      waived: segment.waivedBy !== undefined,
    };
  });
}

/** The same days over the other usual base: 365 for a year of 360, and the other way round. */
function payableByOtherBase(row: ScheduleRow, dayCount: DayCount): Explanation["otherBase"] {
  const base = unitsPerYear(dayCount) === 360 ? 365 : 360;
  const by = (segments: readonly Segment[]): Fen => {
    const sum = segments.reduce(
      (total, { principalFen, rate, days }) => total + principalFen * rate.ratePpm * BigInt(days),
      0n,
    );
    return divideHalfUp(sum, BigInt(base) * 1_000_000n);
  };
  const borne = row.segments.filter(({ payer }) => payer === "borrower");
  const waived = borne.filter(({ waivedBy }) => waivedBy !== undefined);
  return { base, payableFen: by(borne) - by(waived) + row.principalDueFen };
}

function phaseOf(state: LoanState, row: ScheduleRow): Phase {
  if (!row.contractual) return { kind: "prepayment" };
  const instalments = state.rows.filter((one) => one.principalDueFen > one.prepaidFen);
  const index = instalments.findIndex(({ dueOn }) => dueOn === row.dueOn);
  if (index >= 0) return { kind: "instalment", number: index + 1, count: instalments.length };
  if (row.daysBorne === 0) return { kind: "subsidised" };
  return { kind: "interest-only", year: yearOf(row.dueOn) - state.terms.graduationYear + 1 };
}

/** The start of the treasury's unbroken time up to this row. */
function subsidisedSince(state: LoanState, row: ScheduleRow): PlainDate {
  const segments = state.rows
    .filter(({ dueOn }) => dueOn <= row.dueOn)
    .flatMap((earlier) => earlier.segments);
  const last = segments.findLastIndex(({ payer }) => payer === "treasury");
  const broken = segments.slice(0, last).findLastIndex(({ payer }) => payer === "borrower");
  return segments[broken + 1]?.from ?? row.dueOn;
}

export function signed(decimal: string): string {
  return /^-|^[0.]+$/.test(decimal) ? decimal : `+${decimal}`;
}
