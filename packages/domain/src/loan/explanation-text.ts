import { formatDecimal, formatYuan, formatYuanGrouped } from "../money/index.ts";
import type { DayCount } from "./day-count.ts";
import type { Explanation, ExplanationStep } from "./explain-bill.ts";
import { explanationWords } from "./explanation-words.ts";
import type { ExplanationWords } from "./explanation-words.ts";
import { textTable } from "./text-table.ts";

const ALIGN = ["left", "right", "right", "right", "left", "right", "right"] as const;

/**
 * An explanation for a terminal: the sentence, the table, each line's sum for a pocket
 * calculator, what is waived and rounded, and what the other usual base would give.
 */
export function explanationText(explanation: Explanation, language: "zh" | "en"): string {
  const words = explanationWords[language];
  const { subsidised, shown } = splitSteps(explanation);
  const cells = [
    [...words.columns],
    ...(subsidised === undefined ? [] : [subsidisedCells(subsidised, explanation, words)]),
    ...shown.map((step) => stepCells(step, language)),
  ];
  const table = textTable(cells, ALIGN);
  const head = table.slice(0, table.length - shown.length);
  const lines = shown.flatMap((step, i) => [
    table[head.length + i] ?? "",
    `${" ".repeat(24)}${sumForCalculator(step)}`,
  ]);
  return [
    words.sentence(explanation),
    "",
    ...[...head, ...lines].map((line) => ` ${line}`),
    ...remarks(explanation, words).map((line) => ` ${line}`),
  ].join("\n");
}

/** In a borrower's bill the treasury's time is one line; without a bill it is the subject. */
function splitSteps(explanation: Explanation): {
  readonly subsidised: ExplanationStep | undefined;
  readonly shown: readonly ExplanationStep[];
} {
  const { steps, phase } = explanation;
  const borne = steps.filter(({ payer }) => payer === "borrower");
  if (phase.kind === "subsidised" || borne.length === 0) {
    return { subsidised: undefined, shown: steps };
  }
  return { subsidised: steps.findLast(({ payer }) => payer === "treasury"), shown: borne };
}

function subsidisedCells(
  last: ExplanationStep,
  explanation: Explanation,
  words: ExplanationWords,
): string[] {
  const from = explanation.subsidisedFrom ?? last.from;
  const balance = formatYuanGrouped(last.principalFen);
  const because = words.paidByTreasury(last.ruleRef);
  return [`${from} → ${last.to}`, "—", balance, words.asBilled, because, "—", "0.00"];
}

function stepCells(step: ExplanationStep, language: "zh" | "en"): string[] {
  return [
    `${step.from} → ${step.to}`,
    String(step.days),
    formatYuanGrouped(step.principalFen),
    `${step.ratePct}%`,
    step.rateSource[language],
    sixPlaces(step),
    formatYuan(step.postedFen),
  ];
}

/** Programs get ten places; people read six. */
function sixPlaces(step: ExplanationStep): string {
  return formatDecimal(BigInt(step.exact.replace(".", "")), 10n ** 10n, 6);
}

/** What a pocket calculator divides by. */
export const BASES: Readonly<Record<DayCount, string>> = {
  "ACT/360": "360",
  "30/360": "360",
  "ACT/365F": "365",
  "ACT/ACT": "365/366",
};

function sumForCalculator(step: ExplanationStep): string {
  const base = BASES[step.dayCount];
  return `${formatYuanGrouped(step.principalFen)} × ${step.ratePct}% × ${step.days} ÷ ${base}`;
}

function remarks(explanation: Explanation, words: ExplanationWords): string[] {
  const { phase, waivedFen, steps, payoff, otherBase } = explanation;
  if (phase.kind === "subsidised") return [words.borneByTreasury];
  const relief = steps.find(({ waived }) => waived)?.ruleRef;
  const lines = [words.waivedAndRounded(formatYuan(waivedFen), relief, explanation.remainder)];
  if (otherBase.payableFen !== explanation.payableFen)
    lines.push(words.otherBase(formatYuanGrouped(otherBase.payableFen), otherBase.base));
  if (steps.some(({ assumedRate }) => assumedRate)) lines.push(words.assumed);
  if (payoff !== undefined) lines.push(words.payoff(payoff.on, formatYuanGrouped(payoff.totalFen)));
  return lines;
}
