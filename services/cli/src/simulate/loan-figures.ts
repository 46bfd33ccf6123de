import { rowFigures as allFigures } from "@bursar/api-schema/figures";
import { positionAt, prepareLoan, stateOf } from "@bursar/domain/loan";
import type { LoanPosition, ScheduleRow, ScheduleTotals } from "@bursar/domain/loan";
import { formatYuan } from "@bursar/domain/money";
import type { Policy } from "@bursar/domain/policy";
import type { LoanInput } from "./loan-input.ts";

/** Everything of one loan, for programs: amounts are text in yuan with two places. */
export type LoanFigures = ReturnType<typeof loanFigures>;

export function loanFigures({ id, terms, facts, asOf }: LoanInput, policy: Policy) {
  const prepared = prepareLoan({ terms, policy, facts });
  const { rows, totals } = stateOf(prepared, asOf ?? terms.disbursedOn);
  return {
    id,
    rows: rows.map(rowFigures),
    totals: totalFigures(totals),
    ...(asOf !== undefined && { position: positionFigures(asOf, positionAt(prepared, asOf)) }),
  };
}

/** A row of a schedule for programs; whether its rate is assumed only where it is. */
export function rowFigures(row: ScheduleRow) {
  const { assumedRate, ...figures } = allFigures(row);
  return { ...figures, ...(assumedRate && { assumedRate }) };
}

function totalFigures(totals: ScheduleTotals) {
  return {
    interestSubsidised: formatYuan(totals.interestSubsidisedFen),
    interestBorne: formatYuan(totals.interestBorneFen),
    interestWaived: formatYuan(totals.interestWaivedFen),
    principalDue: formatYuan(totals.principalDueFen),
    payable: formatYuan(totals.payableFen),
  };
}

function positionFigures(asOf: string, position: LoanPosition) {
  return {
    asOf,
    principalOutstanding: formatYuan(position.principalOutstandingFen),
    principalOverdue: formatYuan(position.principalOverdueFen),
    interestOverdue: formatYuan(position.interestOverdueFen),
    penalty: formatYuan(position.penaltyFen),
    daysPastDue: position.daysPastDue,
    classification: position.classification,
    toClear: formatYuan(position.toClearFen),
    accruedInterest: formatYuan(position.accruedInterestFen),
    payoff: formatYuan(position.payoffFen),
    unapplied: formatYuan(position.unappliedFen),
  };
}
