import { loanFigures } from "@bursar/api-schema/figures";
import { maskName } from "@bursar/domain/identity";
import { formatYuan } from "@bursar/domain/money";
import {
  explanationText,
  fieldExplanationText,
  type Explanation,
  type ExplanationStep,
  type FieldExplanation,
} from "@bursar/domain/loan";
import type { ShownLoan } from "@bursar/servicing/loans";

/** A loan for programs, as the API gives it: the borrower's name is masked. */
export function loanJson(shown: ShownLoan) {
  const { contractNo, ...figures } = loanFigures(shown);
  return { contractNo, borrowerName: maskName(shown.borrowerName), ...figures };
}

/** An explanation for programs: what the API gives, and the figures that the text names. */
export function explanationJson(contractNo: string, explanation: Explanation) {
  const { payoff, otherBase, phase } = explanation;
  return {
    contractNo,
    dueOn: explanation.dueOn,
    payable: formatYuan(explanation.payableFen),
    interest: formatYuan(explanation.interestFen),
    waived: formatYuan(explanation.waivedFen),
    principal: formatYuan(explanation.principalFen),
    phase,
    steps: explanation.steps.map(stepJson),
    remainder: explanation.remainder,
    otherBase: { base: otherBase.base, payable: formatYuan(otherBase.payableFen) },
    payoff: payoff === undefined ? null : { on: payoff.on, total: formatYuan(payoff.totalFen) },
    zh: explanationText(explanation, "zh"),
    en: explanationText(explanation, "en"),
  };
}

function stepJson(step: ExplanationStep) {
  return {
    from: step.from,
    to: step.to,
    days: step.days,
    principal: formatYuan(step.principalFen),
    ratePct: step.ratePct,
    rateSource: step.rateSource,
    assumedRate: step.assumedRate,
    dayCount: step.dayCount,
    exact: step.exact,
    posted: formatYuan(step.postedFen),
    payer: step.payer,
    ruleRef: step.ruleRef,
    waived: step.waived,
  };
}

/** Any figure's explanation for programs: its summands and the days behind them. */
export function figureJson(contractNo: string, figure: FieldExplanation) {
  return {
    contractNo,
    field: figure.field,
    on: figure.on,
    amount: formatYuan(figure.amountFen),
    parts: figure.parts.map(({ amountFen, ...part }) => ({
      ...part,
      amount: formatYuan(amountFen),
    })),
    steps: figure.steps.map(stepJson),
    penaltySteps: figure.penaltySteps.map(({ principalFen, postedFen, ...step }) => ({
      ...step,
      principal: formatYuan(principalFen),
      posted: formatYuan(postedFen),
    })),
    zh: fieldExplanationText(figure, "zh"),
    en: fieldExplanationText(figure, "en"),
  };
}
