import { fromEpochDay } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import type { Fen, RatePpm } from "../money/index.ts";
import type { PolicyTables } from "./policy-tables.ts";
import type { RatePath } from "./rate-path.ts";
import type { Segment } from "./segment.ts";
import type { Settlement } from "./settlement.ts";

/** One settlement (K5). Contractual: it does not depend on whether anything was paid (K11). */
export interface ScheduleRow {
  readonly dueOn: PlainDate;
  /** The bill is visible and payable from this day. */
  readonly opensOn: PlainDate;
  /** A due date of the contract; otherwise only an early repayment settles here. */
  readonly contractual: boolean;
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
  /** What falls due by the plan and what is paid ahead of it. */
  readonly principalDueFen: Fen;
  /** The part of it that is paid ahead of its dates. */
  readonly prepaidFen: Fen;
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

export interface RowContext {
  readonly tables: PolicyTables;
  readonly rates: RatePath;
}

export function toRow(settlement: Settlement, context: RowContext): ScheduleRow {
  const { day, segments, interestBorneFen, interestWaivedFen, prepaidFen } = settlement;
  let [daysSubsidised, daysBorne, assumedRate] = [0, 0, false];
  for (const { payer, days, rate } of segments) {
    if (payer === "treasury") daysSubsidised += days;
    else daysBorne += days;
    assumedRate ||= rate.assumed;
  }
  const principalDueFen = settlement.instalmentFen + prepaidFen;
  return {
    dueOn: fromEpochDay(day),
    opensOn: context.tables.opensOn(day),
    contractual: settlement.contractual,
    daysSubsidised,
    daysBorne,
    ratePpm: context.rates.stepAt(day).rate.ratePpm,
    assumedRate,
    openingPrincipalFen: settlement.openingPrincipalFen,
    interestSubsidisedFen: settlement.interestSubsidisedFen,
    interestBorneFen,
    interestWaivedFen,
    principalDueFen,
    prepaidFen,
    payableFen: interestBorneFen - interestWaivedFen + principalDueFen,
    segments,
  };
}

export function scheduleTotals(rows: readonly ScheduleRow[]): ScheduleTotals {
  const totals = {
    interestSubsidisedFen: 0n,
    interestBorneFen: 0n,
    interestWaivedFen: 0n,
    principalDueFen: 0n,
    payableFen: 0n,
  };
  for (const row of rows) {
    totals.interestSubsidisedFen += row.interestSubsidisedFen;
    totals.interestBorneFen += row.interestBorneFen;
    totals.interestWaivedFen += row.interestWaivedFen;
    totals.principalDueFen += row.principalDueFen;
    totals.payableFen += row.payableFen;
  }
  return totals;
}

export function sumOfNumerators(segments: readonly Segment[]): bigint {
  return segments.reduce((sum, { numerator }) => sum + numerator, 0n);
}
