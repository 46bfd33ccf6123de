import type { ExplanationBody, LoanBody } from "@bursar/api-schema/resources";
import { maskName } from "@bursar/domain/identity";
import { explanationText, type Bill, type Explanation } from "@bursar/domain/loan";
import { formatRatePercent, formatYuan } from "@bursar/domain/money";
import type { ShownLoan } from "@bursar/servicing/loans";
import type { z } from "zod";

export function toLoanBody(shown: ShownLoan): z.input<typeof LoanBody> {
  const { loan, state, nextBill, payoff } = shown;
  return {
    contractNo: loan.contractNo,
    borrowerName: maskName(shown.borrowerName),
    principal: formatYuan(loan.principalFen),
    principalOutstanding: formatYuan(state.position.principalOutstandingFen),
    disbursedOn: loan.disbursedOn,
    graduationYear: loan.graduationYear,
    subsidyEndsOn: loan.subsidyEndsOn,
    maturesOn: loan.maturesOn,
    graceYears: loan.graceYears,
    nextBill: nextBill === undefined ? null : toBillBody(nextBill),
    payoff: payoff === undefined ? null : formatYuan(payoff.totalFen),
    rows: state.rows.map((row) => ({
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
    })),
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
