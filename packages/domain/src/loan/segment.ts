import { daysBetween } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen, RatePpm } from "../money/index.ts";
import type { Relief } from "../policy/index.ts";
import { interestNumerator } from "./exact-interest.ts";
import type { Rate, RateSource } from "./rate-path.ts";
import type { DayCount } from "./terms.ts";
import { cutInterval, valueAt } from "./timeline.ts";
import type { Timeline } from "./timeline.ts";

/** Who bears the interest of a day, and by which document. */
export interface Bearer {
  readonly payer: "treasury" | "borrower";
  readonly source: string;
}

/** What decides the interest of a day; every later kind of fact becomes a step in one of these. */
export interface Timelines {
  readonly rate: Timeline<Rate>;
  readonly bearer: Timeline<Bearer>;
  /** The principal that bears normal interest. */
  readonly principalFen: Timeline<Fen>;
  readonly relief: Timeline<Relief | undefined>;
}

/** A stretch of days [from, to) with one balance, one rate and one bearer. */
export interface Segment {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly days: number;
  readonly principalFen: Fen;
  readonly ratePpm: RatePpm;
  readonly rateSource: RateSource;
  readonly rateSetOn: PlainDate;
  readonly assumedRate: boolean;
  readonly payer: Bearer["payer"];
  /** The document that makes this payer bear it. */
  readonly payerSource: string;
  /** The relief that takes it off the borrower. */
  readonly waivedBy?: Relief;
  /** Exact interest in fen over the denominator of the contract's day count. */
  readonly numerator: bigint;
}

export function cutSegments(
  interval: { readonly from: PlainDate; readonly to: PlainDate },
  timelines: Timelines,
  dayCount: DayCount,
): readonly Segment[] {
  const { rate, bearer, principalFen, relief } = timelines;
  return cutInterval(interval, [rate, bearer, principalFen, relief]).map(({ from, to }) => {
    const { ratePpm, source, setOn, assumed } = valueAt(rate, from);
    const { payer, source: payerSource } = valueAt(bearer, from);
    const balance = valueAt(principalFen, from);
    const waivedBy = payer === "borrower" ? valueAt(relief, from) : undefined;
    return {
      from,
      to,
      days: daysBetween(from, to),
      principalFen: balance,
      ratePpm,
      rateSource: source,
      rateSetOn: setOn,
      assumedRate: assumed,
      payer,
      payerSource,
      ...(waivedBy === undefined ? {} : { waivedBy }),
      numerator: interestNumerator({ from, to, principalFen: balance, ratePpm }, dayCount),
    };
  });
}
