import { loanFigures, rowFigures, sourceFigures } from "@bursar/api-schema/figures";
import type { ExplanationBody, LoanBody, LoanScheduleBody } from "@bursar/api-schema/resources";
import { maskName } from "@bursar/domain/identity";
import { explanationText, type Explanation } from "@bursar/domain/loan";
import { formatYuan } from "@bursar/domain/money";
import type { ShownLoan, ShownSchedule } from "@bursar/servicing/loans";
import type { z } from "zod";

/** The loan as programs get it, the borrower's name masked. */
export function toLoanBody(shown: ShownLoan): z.input<typeof LoanBody> {
  return { ...loanFigures(shown), borrowerName: maskName(shown.borrowerName) };
}

export function toScheduleBody(shown: ShownSchedule): z.input<typeof LoanScheduleBody> {
  return {
    contractNo: shown.contractNo,
    asOf: shown.on,
    original: shown.original.map(rowFigures),
    current: shown.current.map(({ row, unpaidFen, status }) => ({
      ...rowFigures(row),
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
    source: sourceFigures(shown.source),
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
