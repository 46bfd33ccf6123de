import { fromEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen } from "../money/index.ts";
import type { Relief } from "../policy/index.ts";
import { countedDays, unitIndex } from "./day-count.ts";
import type { DayCount } from "./day-count.ts";
import type { Rate } from "./rate-path.ts";

/** A stretch of days [from, to) with one balance, one rate and one bearer. */
export interface Segment {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** The same as epoch days, as the engine counts. */
  readonly fromDay: number;
  readonly toDay: number;
  /** As the contract's day count says them. */
  readonly days: number;
  readonly principalFen: Fen;
  readonly rate: Rate;
  readonly payer: "treasury" | "borrower";
  /** The document that makes this payer bear it. */
  readonly payerSource: string;
  /** The relief that takes it off the borrower. */
  readonly waivedBy: Relief | undefined;
  /** Exact interest in fen over the denominator of the contract's day count. */
  readonly numerator: bigint;
}

type SegmentParts = Omit<Segment, "from" | "to" | "days" | "numerator">;

export function makeSegment(parts: SegmentParts, dayCount: DayCount): Segment {
  const { fromDay, toDay, principalFen, rate } = parts;
  const units = unitIndex(dayCount, toDay) - unitIndex(dayCount, fromDay);
  return {
    from: fromEpochDay(fromDay),
    to: fromEpochDay(toDay),
    fromDay,
    toDay,
    days: countedDays(dayCount, fromDay, toDay),
    principalFen,
    rate,
    payer: parts.payer,
    payerSource: parts.payerSource,
    waivedBy: parts.waivedBy,
    numerator: principalFen * rate.ratePpm * BigInt(units),
  };
}

/** Segments cut off at a day. */
export function segmentsUntil(
  segments: readonly Segment[],
  toDay: number,
  dayCount: DayCount,
): readonly Segment[] {
  return segments
    .filter(({ fromDay }) => fromDay < toDay)
    .map((segment) =>
      segment.toDay <= toDay ? segment : makeSegment({ ...segment, toDay }, dayCount),
    );
}
