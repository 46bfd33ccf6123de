import { formatYuan } from "@bursar/domain/money";
import {
  explanationText,
  fieldExplanationText,
  type Explanation,
  type ExplanationStep,
  type FieldExplanation,
} from "@bursar/domain/loan";
import type { FigureSource } from "@bursar/servicing/lender-books";
import type { ShownLoan } from "@bursar/servicing/loans";
import { rowFigures } from "../simulate/loan-figures.ts";

/** A loan for programs, as the API gives it. */
export function loanJson(shown: ShownLoan) {
  const { loan, borrowerName, state, nextBill, payoff, payoffOffer, standing } = shown;
  const { position, rows } = state;
  return {
    contractNo: loan.contractNo,
    borrowerName,
    asOf: state.asOf,
    principal: formatYuan(loan.principalFen),
    principalOutstanding: formatYuan(position.principalOutstandingFen),
    disbursedOn: loan.disbursedOn,
    graduationYear: loan.graduationYear,
    subsidyEndsOn: loan.subsidyEndsOn,
    maturesOn: loan.maturesOn,
    graceYears: loan.graceYears,
    nextBill:
      nextBill === undefined
        ? null
        : {
            dueOn: nextBill.dueOn,
            payable: formatYuan(nextBill.payableFen),
            interest: formatYuan(nextBill.interestFen),
            waived: formatYuan(nextBill.waivedFen),
            principal: formatYuan(nextBill.principalFen),
          },
    payoff: payoff === undefined ? null : formatYuan(payoff.totalFen),
    payoffOffer:
      payoffOffer === undefined
        ? null
        : {
            on: payoffOffer.on,
            total: formatYuan(payoffOffer.totalFen),
            isLater: payoffOffer.isLater,
          },
    phase: standing?.phase ?? null,
    classification: position.classification,
    moneyHeld: shown.isMoneyHeld,
    daysPastDue: position.daysPastDue,
    principalOverdue: formatYuan(position.principalOverdueFen),
    interestOverdue: formatYuan(position.interestOverdueFen),
    penalty: formatYuan(position.penaltyFen),
    toClear: formatYuan(position.toClearFen),
    payer: shown.payer?.payer ?? null,
    nextEvents: shown.events.map(({ on, kind, amountFen }) => ({
      on,
      kind,
      amount: amountFen === undefined ? null : formatYuan(amountFen),
    })),
    recordedLater: shown.recordedLater,
    source: sourceJson(shown.source),
    rows: rows.map((row) => ({ ...rowFigures(row), assumedRate: row.assumedRate })),
  };
}

/** Whose figure it is, of which day, and whether it counts. */
export function sourceJson({ book, on, mode, counts, lender }: FigureSource) {
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
