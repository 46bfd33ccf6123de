import { interestDenominator, interestNumerator } from "@bursar/domain/loan";
import type { DayCount } from "@bursar/domain/loan";
import { divideHalfUp, formatDecimal, formatYuan } from "@bursar/domain/money";
import type { Fen } from "@bursar/domain/money";
import { date, oneOf, yuan } from "../json-input/field-kinds.ts";
import type { FieldProblem } from "../json-input/field-problem.ts";
import { readObject } from "../json-input/object-reader.ts";
import type { FieldKind } from "../json-input/object-reader.ts";

/** One question: the interest of a balance at one rate over [from, to). */
export interface InterestQuestion {
  readonly principalFen: Fen;
  readonly rate: DecimalRate;
  readonly from: string;
  readonly to: string;
  readonly dayCount: DayCount;
  readonly rounding: "HALF_UP" | "HALF_EVEN";
}

/** An annual rate of any number of decimals: percent = numerator ÷ 10^decimals. */
interface DecimalRate {
  readonly numerator: bigint;
  readonly decimals: number;
}

const percent: FieldKind<DecimalRate> = {
  code: "field.bad-rate",
  zh: '写成文字，不为负，如 "2.80"。',
  en: 'Write text, not negative, like "2.80".',
  read: (value) => {
    const [, whole, decimals = ""] =
      (typeof value === "string" && /^(\d{1,3})(?:\.(\d{1,12}))?$/.exec(value)) || [];
    if (whole === undefined) return undefined;
    return { numerator: BigInt(whole + decimals), decimals: decimals.length };
  },
};

/** The question of a line; undefined, with problems, when it can't be asked. */
export function readInterestLine(
  item: unknown,
  index: number,
  problems: FieldProblem[],
): InterestQuestion | undefined {
  const reader = readObject(item, [index], problems);
  if (reader === undefined) return undefined;
  const principalFen = reader.required("principal", yuan);
  const rate = reader.required("ratePct", percent);
  const from = reader.required("from", date);
  const to = reader.required("to", date);
  const dayCounts = oneOf("ACT/360", "ACT/365F", "30/360", "ACT/ACT");
  const dayCount = reader.has("dayCount") ? reader.optional("dayCount", dayCounts) : "ACT/360";
  const roundings = oneOf("HALF_UP", "HALF_EVEN");
  const rounding = reader.has("rounding") ? reader.optional("rounding", roundings) : "HALF_UP";
  reader.refuseOthers();
  if (from !== undefined && to !== undefined && from > to) {
    reader.complain("to", {
      code: "field.out-of-order",
      zh: "止日不能早于起日（止日当天不计息）。",
      en: "The end (exclusive) can't be before the start.",
    });
    return undefined;
  }
  if (principalFen === undefined || rate === undefined || from === undefined) return undefined;
  if (to === undefined || dayCount === undefined || rounding === undefined) return undefined;
  return { principalFen, rate, from, to, dayCount, rounding };
}

/** Exact yuan to ten places, and the amount that is posted: both from the same fraction (K6). */
export function answerInterest(question: InterestQuestion): { exact: string; rounded: string } {
  const { principalFen, rate, from, to, dayCount, rounding } = question;
  // one hundredth of a percent is a ppm times a hundred, so percents are ppm by 10,000
  const period = { from, to, principalFen, ratePpm: rate.numerator * 10_000n };
  const numerator = interestNumerator(period, dayCount);
  const denominator = interestDenominator(dayCount) * 10n ** BigInt(rate.decimals);
  const round = rounding === "HALF_UP" ? divideHalfUp : divideHalfEven;
  return {
    exact: formatDecimal(numerator, denominator * 100n, 10),
    rounded: formatYuan(round(numerator, denominator)),
  };
}

/** Of two fractions that are not negative: to the nearest, a tie to the even one. */
function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const floor = numerator / denominator;
  const doubled = 2n * (numerator % denominator);
  if (doubled !== denominator) return doubled > denominator ? floor + 1n : floor;
  return floor % 2n === 0n ? floor : floor + 1n;
}
