import {
  eventName,
  type Bill,
  type LoanEvent,
  type LoanState,
  type PayerSpan,
  type Payoff,
  type ScheduleRow,
} from "@bursar/domain/loan";
import type { Standing } from "@bursar/domain/ledger";
import { formatRatePercent, formatYuan } from "@bursar/domain/money";
import { sourceFigures, type ShownSource } from "./source-figures.ts";

/** A loan as it is to be shown, at the end of a day. */
export interface LoanToShow {
  readonly loan: {
    readonly contractNo: string;
    readonly principalFen: bigint;
    readonly disbursedOn: string;
    readonly graduationYear: number;
    readonly subsidyEndsOn: string;
    readonly maturesOn: string;
    readonly graceYears: number;
  };
  readonly state: Pick<LoanState, "asOf" | "position" | "rows">;
  readonly nextBill: Bill | undefined;
  readonly payoff: Payoff | undefined;
  readonly payoffOffer:
    | { readonly on: string; readonly totalFen: bigint; readonly isLater: boolean }
    | undefined;
  readonly standing: Pick<Standing, "phase" | "classSince"> | undefined;
  readonly isMoneyHeld: boolean;
  readonly events: readonly LoanEvent[];
  readonly payer: Pick<PayerSpan, "payer"> | undefined;
  readonly source: ShownSource;
  readonly today: string;
  readonly recordedLater: number;
}

/** Everything that the API says of a loan but the borrower's name: who asks decides on that. */
export function loanFigures(shown: LoanToShow) {
  const { loan, state, nextBill, payoff, payoffOffer, standing } = shown;
  const { position } = state;
  return {
    contractNo: loan.contractNo,
    asOf: state.asOf,
    businessOn: shown.today,
    recordedLater: shown.recordedLater,
    principal: formatYuan(loan.principalFen),
    principalOutstanding: formatYuan(position.principalOutstandingFen),
    disbursedOn: loan.disbursedOn,
    graduationYear: loan.graduationYear,
    subsidyEndsOn: loan.subsidyEndsOn,
    maturesOn: loan.maturesOn,
    graceYears: loan.graceYears,
    nextBill: nextBill === undefined ? null : billFigures(nextBill),
    payoff: payoff === undefined ? null : formatYuan(payoff.totalFen),
    payoffOffer: payoffOffer === undefined ? null : offerFigures(payoffOffer),
    phase: standing?.phase ?? null,
    classification: position.classification,
    classSince: standing?.classSince ?? null,
    moneyHeld: shown.isMoneyHeld,
    daysPastDue: position.daysPastDue,
    principalOverdue: formatYuan(position.principalOverdueFen),
    interestOverdue: formatYuan(position.interestOverdueFen),
    penalty: formatYuan(position.penaltyFen),
    toClear: formatYuan(position.toClearFen),
    accruedInterest: formatYuan(position.accruedInterestFen),
    unapplied: formatYuan(position.unappliedFen),
    payer: shown.payer?.payer ?? null,
    nextEvents: shown.events.map(eventFigures),
    source: sourceFigures(shown.source),
    rows: state.rows.map(rowFigures),
  };
}

/** A row of a schedule, by the keys of the published schedules. */
export function rowFigures(row: ScheduleRow) {
  return {
    dueOn: row.dueOn,
    daysSubsidised: row.daysSubsidised,
    daysBorne: row.daysBorne,
    ratePct: formatRatePercent(row.ratePpm),
    openingPrincipal: formatYuan(row.openingPrincipalFen),
    interestSubsidised: formatYuan(row.interestSubsidisedFen),
    interestBorne: formatYuan(row.interestBorneFen),
    interestWaived: formatYuan(row.interestWaivedFen),
    principalDue: formatYuan(row.principalDueFen),
    payable: formatYuan(row.payableFen),
    assumedRate: row.assumedRate,
  };
}

function billFigures({ dueOn, payableFen, interestFen, waivedFen, principalFen }: Bill) {
  return {
    dueOn,
    payable: formatYuan(payableFen),
    interest: formatYuan(interestFen),
    waived: formatYuan(waivedFen),
    principal: formatYuan(principalFen),
  };
}

function offerFigures({ on, totalFen, isLater }: NonNullable<LoanToShow["payoffOffer"]>) {
  return { on, total: formatYuan(totalFen), isLater };
}

function eventFigures(event: LoanEvent) {
  const { on, kind, amountFen } = event;
  const amount = amountFen === undefined ? null : formatYuan(amountFen);
  return { on, kind, text: eventName(event), amount };
}
