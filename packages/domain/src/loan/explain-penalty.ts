import { fromEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { formatDecimal, formatRatePercent } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { accruedPenalties, penaltyBase, penaltyDenominator, penaltySpans } from "./penalty.ts";
import type { Arrear, PenaltyContext } from "./penalty.ts";
import { markAt } from "./position.ts";
import type { Reading } from "./position.ts";
import { NOTHING, penaltyDays } from "./account.ts";
import type { AccountMark } from "./account.ts";
import { countedDays } from "./day-count.ts";
import type { DayCount } from "./day-count.ts";

/** One stretch of days of penalty on one overdue instalment. */
export interface PenaltyStep {
  readonly dueOn: PlainDate;
  readonly from: PlainDate;
  /** The last day, inclusive. */
  readonly to: PlainDate;
  readonly days: number;
  readonly dayCount: DayCount;
  readonly principalFen: Fen;
  /** The contract's rate, and the factor on it. */
  readonly ratePct: string;
  readonly factorPct: string;
  /** In yuan to ten places; 0 where it is waived. */
  readonly exact: string;
  /** This stretch's share of what was rounded together (K9); 0 but on the last of its stretch. */
  readonly postedFen: Fen;
  /** 文号 of the relief that waives it. */
  readonly waivedBy?: string;
  /** A payment has paid it since. */
  readonly paid: boolean;
}

/** The days behind the penalty of the dues that are unpaid at the end of a day. */
export function explainPenalty(reading: Reading, day: number): readonly PenaltyStep[] {
  const { context } = reading;
  const now = markAt(reading, day);
  let steps: PenaltyStep[] = [];
  let before: AccountMark = NOTHING;
  for (const mark of marksUpTo(reading, day)) {
    for (const arrear of before.arrears) {
      if (!now.arrears.some(({ dueDay }) => dueDay === arrear.dueDay)) continue;
      const then = mark.arrears.find(({ dueDay }) => dueDay === arrear.dueDay);
      if (then === undefined || then.accruesFrom === arrear.accruesFrom) continue;
      const paid = [...mark.paid, ...mark.rescued]
        .filter(({ dueDay }) => dueDay === arrear.dueDay)
        .reduce((sum, { penaltyFen }) => sum + penaltyFen, 0n);
      const postedFen = then.penaltyFen + paid - arrear.penaltyFen;
      steps.push(...stepsOf(arrear, { toDay: then.accruesFrom, postedFen }, context));
      const dueOn = fromEpochDay(arrear.dueDay);
      if (paid > 0n && then.penaltyFen === 0n)
        steps = steps.map((step) => (step.dueOn === dueOn ? { ...step, paid: true } : step));
    }
    before = mark;
  }
  const accrued = accruedPenalties(now.arrears, day + 1, context);
  now.arrears.forEach((arrear, i) => {
    const end = { toDay: day + 1, postedFen: accrued[i] ?? 0n };
    steps.push(...stepsOf(arrear, end, context));
  });
  return steps;
}

function marksUpTo(reading: Reading, day: number): readonly AccountMark[] {
  const marks = reading.marksThrough(day).filter((mark) => mark.day <= day);
  const last = marks.at(-1);
  return last === undefined ? [] : [...marks, ...penaltyDays(last, day, reading.context)];
}

function stepsOf(
  arrear: Arrear,
  { toDay, postedFen }: { readonly toDay: number; readonly postedFen: Fen },
  context: PenaltyContext,
): PenaltyStep[] {
  const base = penaltyBase(arrear, context);
  if (base === 0n || toDay <= arrear.accruesFrom) return [];
  const spans = penaltySpans(arrear.accruesFrom, toDay, context);
  const { dayCount } = context.terms;
  return spans.map((span, i) => {
    const charged = span.waivedBy === undefined ? base : 0n;
    const numerator = charged * span.ratePpm * span.factorPpm * BigInt(span.units);
    return {
      dueOn: fromEpochDay(arrear.dueDay),
      from: fromEpochDay(span.fromDay),
      to: fromEpochDay(span.toDay - 1),
      days: countedDays(dayCount, span.fromDay, span.toDay),
      dayCount,
      principalFen: base,
      ratePct: formatRatePercent(span.ratePpm),
      factorPct: formatRatePercent(span.factorPpm),
      exact: formatDecimal(numerator, penaltyDenominator(context) * 100n, 10),
      postedFen: i === spans.length - 1 ? postedFen : 0n,
      paid: false,
      ...(span.waivedBy === undefined ? {} : { waivedBy: span.waivedBy }),
    };
  });
}
