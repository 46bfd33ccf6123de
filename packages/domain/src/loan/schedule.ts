import type { PlainDate } from "../calendar/index.ts";
import { divideHalfUp } from "../money/index.ts";
import type { Fen, RatePpm } from "../money/index.ts";
import type { Policy } from "../policy/index.ts";
import { billOpensOn, periodAfter } from "./due-dates.ts";
import { interestDenominator } from "./exact-interest.ts";
import type { Instalment } from "./principal-plan.ts";
import { cutSegments } from "./segment.ts";
import type { Segment, Timelines } from "./segment.ts";
import type { DayCount } from "./terms.ts";

/** One settlement (K5). Contractual: it does not depend on whether anything was paid (K11). */
export interface ScheduleRow {
  readonly dueOn: PlainDate;
  /** The bill is visible and payable from this day. */
  readonly opensOn: PlainDate;
  readonly daysSubsidised: number;
  readonly daysBorne: number;
  /** The rate on the due date (K2). */
  readonly ratePpm: RatePpm;
  /** Some day of the row has a rate that is not known yet. */
  readonly assumedRate: boolean;
  readonly openingPrincipalFen: Fen;
  readonly interestSubsidisedFen: Fen;
  /** Before any waiver (K22). */
  readonly interestBorneFen: Fen;
  readonly interestWaivedFen: Fen;
  readonly principalDueFen: Fen;
  /** Borne − waived + principal. */
  readonly payableFen: Fen;
  readonly segments: readonly Segment[];
}

export interface ScheduleTotals {
  readonly interestSubsidisedFen: Fen;
  readonly interestBorneFen: Fen;
  readonly interestWaivedFen: Fen;
  readonly principalDueFen: Fen;
  readonly payableFen: Fen;
}

export interface SchedulePlan {
  readonly startsOn: PlainDate;
  /** Ascending. */
  readonly settlementDays: readonly PlainDate[];
  readonly instalments: readonly Instalment[];
  readonly timelines: Timelines;
  readonly dayCount: DayCount;
}

export function scheduleRows(plan: SchedulePlan, policy: Policy): readonly ScheduleRow[] {
  return plan.settlementDays.map((dueOn, i) => {
    const previous = plan.settlementDays[i - 1];
    const from = previous === undefined ? plan.startsOn : periodAfter(previous);
    const interval = { from, to: periodAfter(dueOn) };
    const segments = cutSegments(interval, plan.timelines, plan.dayCount);
    const due = plan.instalments.filter((instalment) => instalment.dueOn === dueOn);
    return settle(segments, {
      dueOn,
      opensOn: billOpensOn(dueOn, policy),
      principalDueFen: due.reduce((sum, { principalFen }) => sum + principalFen, 0n),
      dayCount: plan.dayCount,
    });
  });
}

/** The one place where interest is rounded: once for each payer (C1, K5). */
function settle(
  segments: readonly Segment[],
  due: Pick<ScheduleRow, "dueOn" | "opensOn" | "principalDueFen"> & { dayCount: DayCount },
): ScheduleRow {
  const [first, last] = [segments[0], segments.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError(`no days to ${due.dueOn}`);
  const subsidised = segments.filter(({ payer }) => payer === "treasury");
  const borne = segments.filter(({ payer }) => payer === "borrower");
  const interestBorneFen = roundInterest(borne, due.dayCount);
  const waived = borne.filter(({ waivedBy }) => waivedBy !== undefined);
  const interestWaivedFen = roundInterest(waived, due.dayCount);
  return {
    dueOn: due.dueOn,
    opensOn: due.opensOn,
    daysSubsidised: sumOfDays(subsidised),
    daysBorne: sumOfDays(borne),
    ratePpm: last.ratePpm,
    assumedRate: segments.some(({ assumedRate }) => assumedRate),
    openingPrincipalFen: first.principalFen,
    interestSubsidisedFen: roundInterest(subsidised, due.dayCount),
    interestBorneFen,
    interestWaivedFen,
    principalDueFen: due.principalDueFen,
    payableFen: interestBorneFen - interestWaivedFen + due.principalDueFen,
    segments,
  };
}

/** Interest of the segments together, rounded half-up to the fen once. */
export function roundInterest(segments: readonly Segment[], dayCount: DayCount): Fen {
  return divideHalfUp(sumOfNumerators(segments), interestDenominator(dayCount));
}

export function sumOfNumerators(segments: readonly Segment[]): bigint {
  return segments.reduce((sum, { numerator }) => sum + numerator, 0n);
}

function sumOfDays(segments: readonly Segment[]): number {
  return segments.reduce((sum, { days }) => sum + days, 0);
}

export function scheduleTotals(rows: readonly ScheduleRow[]): ScheduleTotals {
  const sum = (field: keyof ScheduleTotals): Fen =>
    rows.reduce((total, row) => total + row[field], 0n);
  return {
    interestSubsidisedFen: sum("interestSubsidisedFen"),
    interestBorneFen: sum("interestBorneFen"),
    interestWaivedFen: sum("interestWaivedFen"),
    principalDueFen: sum("principalDueFen"),
    payableFen: sum("payableFen"),
  };
}
