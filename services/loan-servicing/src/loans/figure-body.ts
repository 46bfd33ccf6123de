import { sourceFigures } from "@bursar/api-schema/figures";
import type { FigureBody } from "@bursar/api-schema/resources";
import {
  changeText,
  fieldExplanationText,
  type ExplanationStep,
  type FieldExplanation,
  type PenaltyStep,
} from "@bursar/domain/loan";
import { formatYuan } from "@bursar/domain/money";
import type { ExplainedFigure } from "@bursar/servicing/loans";
import type { z } from "zod";

export function toFigureBody(
  contractNo: string,
  explained: ExplainedFigure,
): z.input<typeof FigureBody> {
  const { figure, agreement, change, bill, postedFen } = explained;
  return {
    contractNo,
    field: figure.field,
    on: figure.on,
    amount: formatYuan(figure.amountFen),
    zh: fieldExplanationText(figure, "zh"),
    en: fieldExplanationText(figure, "en"),
    parts: partsOf(figure),
    steps: figure.steps.map(toStep),
    penaltySteps: figure.penaltySteps.map(toPenaltyStep),
    residual: bill?.remainder ?? null,
    booked: postedFen === undefined ? null : formatYuan(postedFen),
    matchesLedger: agreement.matches,
    ledgerDifference: formatYuan(agreement.differenceFen),
    ledgerThrough: agreement.through,
    ledgerHash: agreement.hash,
    engine: explained.engine,
    policyVersion: explained.policyVersion,
    source: sourceFigures(explained.source),
    change:
      change === undefined
        ? null
        : {
            beforeOn: change.beforeOn,
            afterOn: change.afterOn,
            before: formatYuan(change.beforeFen),
            after: formatYuan(change.afterFen),
            causes: change.causes.map(({ kind, text }) => ({ kind, text })),
            zh: changeText(change, "zh"),
            en: changeText(change, "en"),
          },
  };
}

function partsOf({ parts }: FieldExplanation) {
  return parts.map(({ kind, amountFen, dueOn }) => ({
    kind,
    amount: formatYuan(amountFen),
    dueOn: dueOn ?? null,
  }));
}

function toStep(step: ExplanationStep) {
  return {
    from: step.from,
    to: step.to,
    days: step.days,
    principal: formatYuan(step.principalFen),
    rate: step.ratePct,
    rateSource: step.rateSource,
    dayCount: step.dayCount,
    exact: step.exact,
    posted: formatYuan(step.postedFen),
    payer: step.payer,
    ruleRef: step.ruleRef,
  };
}

function toPenaltyStep(step: PenaltyStep) {
  return {
    from: step.from,
    to: step.to,
    days: step.days,
    dueOn: step.dueOn,
    principal: formatYuan(step.principalFen),
    rate: step.ratePct,
    factor: step.factorPct,
    exact: step.exact,
    posted: formatYuan(step.postedFen),
    waivedBy: step.waivedBy ?? null,
    paid: step.paid,
  };
}
