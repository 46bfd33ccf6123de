import type {
  ExplanationBody,
  FigureSourceBody,
  LoanBody,
  LoanScheduleBody,
} from "@bursar/api-schema/resources";
import { maskName } from "@bursar/domain/identity";
import {
  eventName,
  explanationText,
  type Bill,
  type Explanation,
  type ScheduleRow,
} from "@bursar/domain/loan";
import { formatRatePercent, formatYuan } from "@bursar/domain/money";
import type { FigureSource } from "@bursar/servicing/lender-books";
import type { ShownLoan, ShownSchedule } from "@bursar/servicing/loans";
import type { z } from "zod";

export function toLoanBody(shown: ShownLoan): z.input<typeof LoanBody> {
  const { loan, state, nextBill, payoff, payoffOffer, standing } = shown;
  const { position } = state;
  return {
    contractNo: loan.contractNo,
    borrowerName: maskName(shown.borrowerName),
    principal: formatYuan(loan.principalFen),
    principalOutstanding: formatYuan(position.principalOutstandingFen),
    disbursedOn: loan.disbursedOn,
    graduationYear: loan.graduationYear,
    subsidyEndsOn: loan.subsidyEndsOn,
    maturesOn: loan.maturesOn,
    graceYears: loan.graceYears,
    nextBill: nextBill === undefined ? null : toBillBody(nextBill),
    payoff: payoff === undefined ? null : formatYuan(payoff.totalFen),
    payoffOffer:
      payoffOffer === undefined
        ? null
        : {
            on: payoffOffer.on,
            total: formatYuan(payoffOffer.totalFen),
            isLater: payoffOffer.isLater,
          },
    asOf: state.asOf,
    businessOn: shown.today,
    recordedLater: shown.recordedLater,
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
    nextEvents: shown.events.map((event) => ({
      on: event.on,
      kind: event.kind,
      text: eventName(event),
      amount: event.amountFen === undefined ? null : formatYuan(event.amountFen),
    })),
    source: toSourceBody(shown.source),
    rows: state.rows.map(toRowBody),
  };
}

export function toSourceBody(source: FigureSource): z.input<typeof FigureSourceBody> {
  const { book, on, mode, counts, lender } = source;
  return {
    book,
    on,
    mode,
    counts,
    lender: lender && {
      on: lender.on,
      principal: formatYuan(lender.principalFen),
      principalOverdue: formatYuan(lender.principalOverdueFen),
      interestDue: lender.interestDueFen === null ? null : formatYuan(lender.interestDueFen),
    },
  };
}

function toRowBody(row: ScheduleRow) {
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

export function toScheduleBody(shown: ShownSchedule): z.input<typeof LoanScheduleBody> {
  return {
    contractNo: shown.contractNo,
    asOf: shown.on,
    original: shown.original.map(toRowBody),
    current: shown.current.map(({ row, unpaidFen, status }) => ({
      ...toRowBody(row),
      unpaid: formatYuan(unpaidFen),
      status,
    })),
    differences: shown.differences.map((one) => ({
      dueOn: one.dueOn ?? shown.on,
      field: one.field.replace(/Fen$/, ""),
      before: formatYuan(one.beforeFen),
      after: formatYuan(one.afterFen),
      change: formatYuan(one.changeFen),
    })),
    source: toSourceBody(shown.source),
  };
}

function toBillBody(bill: Bill) {
  return {
    dueOn: bill.dueOn,
    payable: formatYuan(bill.payableFen),
    interest: formatYuan(bill.interestFen),
    waived: formatYuan(bill.waivedFen),
    principal: formatYuan(bill.principalFen),
  };
}

export function toExplanationBody(explanation: Explanation): z.input<typeof ExplanationBody> {
  return {
    zh: explanationText(explanation, "zh"),
    en: explanationText(explanation, "en"),
    dueOn: explanation.dueOn,
    payable: formatYuan(explanation.payableFen),
    steps: explanation.steps.map((step) => ({
      from: step.from,
      to: step.to,
      days: step.days,
      principal: formatYuan(step.principalFen),
      ratePct: step.ratePct,
      rateSource: step.rateSource,
      payer: step.payer,
      exact: step.exact,
    })),
  };
}
