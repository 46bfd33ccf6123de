import { fromEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen, RatePpm } from "../money/index.ts";
import type { Relief } from "../policy/index.ts";
import { countedDays } from "./day-count.ts";
import type { DayCount } from "./day-count.ts";
import type { Rate, RateSource } from "./rate-path.ts";

/** A stretch of days with one balance, one rate and one bearer, as the engine counts it. */
export interface Span {
  /** Epoch days, half-open. */
  readonly fromDay: number;
  readonly toDay: number;
  readonly principalFen: Fen;
  readonly rate: Rate;
  readonly payer: "treasury" | "borrower";
  /** The relief that takes it off the borrower. */
  readonly waivedBy: Relief | undefined;
  /** Exact interest in fen over the denominator of the contract's day count. */
  readonly numerator: bigint;
}

/** A stretch of days [from, to) with one balance, one rate and one bearer. */
export interface Segment {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** As the contract's day count says them. */
  readonly days: number;
  readonly principalFen: Fen;
  readonly ratePpm: RatePpm;
  readonly rateSource: RateSource;
  readonly rateSetOn: PlainDate;
  readonly assumedRate: boolean;
  readonly payer: "treasury" | "borrower";
  /** The document that makes this payer bear it. */
  readonly payerSource: string;
  /** The relief that takes it off the borrower. */
  readonly waivedBy?: Relief;
  /** Exact interest in fen over the denominator of the contract's day count. */
  readonly numerator: bigint;
}

export interface SegmentContext {
  readonly dayCount: DayCount;
  /** The document by which the treasury's time ends. */
  readonly payerSource: string;
}

export function toSegment(span: Span, { dayCount, payerSource }: SegmentContext): Segment {
  const { rate, waivedBy } = span;
  const segment = {
    from: fromEpochDay(span.fromDay),
    to: fromEpochDay(span.toDay),
    days: countedDays(dayCount, span.fromDay, span.toDay),
    principalFen: span.principalFen,
    ratePpm: rate.ratePpm,
    rateSource: rate.source,
    rateSetOn: rate.setOn,
    assumedRate: rate.assumed,
    payer: span.payer,
    payerSource,
    numerator: span.numerator,
  };
  return waivedBy === undefined ? segment : { ...segment, waivedBy };
}
