import { formatDecimal, formatYuan, formatYuanGrouped } from "../money/index.ts";
import type { ExplainedField, ExplainedPart, FieldExplanation } from "./explain.ts";
import type { ExplanationStep } from "./explain-bill.ts";
import type { PenaltyStep } from "./explain-penalty.ts";
import { BASES, explanationText } from "./explanation-text.ts";
import { textTable } from "./text-table.ts";

type Language = "zh" | "en";

const FIELDS: Readonly<Record<ExplainedField, Readonly<Record<Language, string>>>> = {
  payable: { zh: "应还", en: "due" },
  interest: { zh: "应还利息", en: "interest due" },
  principal: { zh: "应还本金", en: "principal due" },
  waived: { zh: "减免利息", en: "interest waived" },
  subsidised: { zh: "财政贴息", en: "interest paid by the treasury" },
  penalty: { zh: "罚息", en: "penalty" },
  accrued: { zh: "已计未结利息", en: "interest accrued" },
  outstanding: { zh: "未还本金", en: "principal outstanding" },
  toClear: { zh: "还清逾期需还", en: "to clear what is overdue" },
  payoff: { zh: "全部结清需还", en: "to pay it all off" },
};

const PARTS: Readonly<Record<ExplainedPart["kind"], Readonly<Record<Language, string>>>> = {
  interest: { zh: "利息", en: "interest" },
  waived: { zh: "减免", en: "waived" },
  principal: { zh: "本金", en: "principal" },
  "moved-interest": { zh: "补计以前利息", en: "interest of earlier periods" },
  subsidised: { zh: "财政贴息", en: "paid by the treasury" },
  penalty: { zh: "罚息", en: "penalty" },
  "overdue-interest": { zh: "逾期利息", en: "overdue interest" },
  "overdue-principal": { zh: "逾期本金", en: "overdue principal" },
  accrued: { zh: "已计利息", en: "accrued interest" },
  "not-yet-due": { zh: "未到期本金", en: "principal not yet due" },
  unapplied: { zh: "未使用的款项", en: "money not used yet" },
};

/**
 * The text of any figure: the sentence with its summands, then every stretch of days with what to
 * type into a pocket calculator. A bill's `payable` is told as {@link explanationText} tells it.
 */
export function fieldExplanationText(explanation: FieldExplanation, language: Language): string {
  if (explanation.field === "payable" && explanation.settlement !== undefined)
    return explanationText(explanation.settlement, language);
  const rows = [
    ...explanation.steps.map((step) => interestCells(step, language)),
    ...explanation.penaltySteps.map((step) => penaltyCells(step, language)),
  ];
  const table =
    rows.length === 0 ? [] : ["", ...textTable(rows, ["left", "left", "right", "right"])];
  return [sentence(explanation, language), ...table].join("\n");
}

function sentence({ field, on, amountFen, parts }: FieldExplanation, language: Language): string {
  const head = `${on} ${FIELDS[field][language]} ¥${formatYuanGrouped(amountFen)}`;
  const sum = parts.map(({ kind, amountFen: fen, dueOn }, i) => {
    const sign = fen < 0n ? "− " : i === 0 ? "" : "+ ";
    const of =
      dueOn === undefined ? "" : language === "zh" ? `（${dueOn} 到期）` : ` (due ${dueOn})`;
    return `${sign}${PARTS[kind][language]} ${formatYuanGrouped(fen < 0n ? -fen : fen)}${of}`;
  });
  return sum.length === 0 ? head : `${head} = ${sum.join(" ")}`;
}

function interestCells(step: ExplanationStep, language: Language): string[] {
  const sum = `${formatYuanGrouped(step.principalFen)} × ${step.ratePct}% × ${step.days} ÷ ${BASES[step.dayCount]}`;
  return [
    ` ${step.from} → ${step.to}`,
    `${sum}  ${step.rateSource[language]}`,
    sixPlaces(step.exact),
    formatYuan(step.postedFen),
  ];
}

function penaltyCells(step: PenaltyStep, language: Language): string[] {
  const rate = `${step.ratePct}% × ${step.factorPct}%`;
  const sum = `${formatYuanGrouped(step.principalFen)} × ${rate} × ${step.days} ÷ ${BASES[step.dayCount]}`;
  const waived = language === "zh" ? `免收（${step.waivedBy}）` : `waived (${step.waivedBy})`;
  return [
    ` ${step.from} → ${step.to}`,
    step.waivedBy === undefined ? sum : waived,
    sixPlaces(step.exact),
    `${formatYuan(step.postedFen)}${step.paid ? (language === "zh" ? "（已还）" : " (paid)") : ""}`,
  ];
}

function sixPlaces(exact: string): string {
  return formatDecimal(BigInt(exact.replace(".", "")), 10n ** 10n, 6);
}
