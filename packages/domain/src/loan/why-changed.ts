import type { PlainDate } from "../calendar/index.ts";
import { formatYuanGrouped } from "../money/index.ts";
import type { Fen } from "../money/index.ts";
import { knownOn } from "./fact.ts";
import type { LoanFact } from "./fact.ts";
import { factName } from "./fact-name.ts";
import type { ExplainedPart, FieldExplanation } from "./explain.ts";
import type { ExplanationStep } from "./explain-bill.ts";
import type { Bilingual } from "./rate-source-text.ts";

/** One reason why a figure is another one than before. */
export interface ChangeCause {
  readonly kind: "rate" | "days" | "principal-borne" | "part" | "fact";
  readonly text: Bilingual;
}

/** A figure on two days, by how much it differs and why. */
export interface FigureChange {
  readonly beforeOn: PlainDate;
  readonly afterOn: PlainDate;
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  readonly causes: readonly ChangeCause[];
}

const PARTS: Readonly<Record<ExplainedPart["kind"], Bilingual>> = {
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

/** Why a figure is not what it was: its summands, the rate, the days, and what happened between. */
export function whyChanged(
  before: FieldExplanation,
  after: FieldExplanation,
  facts: readonly LoanFact[],
): FigureChange {
  const between = facts.filter((fact) => before.on < knownOn(fact) && knownOn(fact) <= after.on);
  return {
    beforeOn: before.on,
    afterOn: after.on,
    beforeFen: before.amountFen,
    afterFen: after.amountFen,
    causes: [
      ...partCauses(before, after),
      ...textCause("rate", ratesOf(before), ratesOf(after)),
      ...textCause("days", daysOf(before), daysOf(after)),
      ...textCause("principal-borne", principalOf(before), principalOf(after)),
      ...between.map((fact) => ({ kind: "fact" as const, text: factName(fact) })),
    ],
  };
}

function partCauses(before: FieldExplanation, after: FieldExplanation): ChangeCause[] {
  const sumOf = ({ parts }: FieldExplanation, kind: ExplainedPart["kind"]): Fen =>
    parts.reduce((sum, part) => (part.kind === kind ? sum + part.amountFen : sum), 0n);
  const kinds = new Set([...before.parts, ...after.parts].map(({ kind }) => kind));
  return [...kinds].flatMap((kind): ChangeCause[] => {
    const [was, is] = [sumOf(before, kind), sumOf(after, kind)];
    if (was === is) return [];
    const by = is - was;
    const sign = by > 0n ? "+" : "−";
    const amount = formatYuanGrouped(by > 0n ? by : -by);
    const from = formatYuanGrouped(was);
    const to = formatYuanGrouped(is);
    const { zh, en } = PARTS[kind];
    return [
      {
        kind: "part",
        text: {
          zh: `${zh} ${from} → ${to}（${sign}${amount}）`,
          en: `${en} ${from} → ${to} (${sign}${amount})`,
        },
      },
    ];
  });
}

const NAMES = {
  rate: { zh: "年利率", en: "rate" },
  days: { zh: "计息天数", en: "days" },
  "principal-borne": { zh: "计息本金", en: "principal that bears interest" },
} as const satisfies Partial<Record<ChangeCause["kind"], Bilingual>>;

function textCause(kind: keyof typeof NAMES, was: string, is: string): ChangeCause[] {
  if (was === is) return [];
  const { zh, en } = NAMES[kind];
  const change = `${was || "—"} → ${is || "—"}`;
  return [{ kind, text: { zh: `${zh} ${change}`, en: `${en} ${change}` } }];
}

function borne({ steps }: FieldExplanation): readonly ExplanationStep[] {
  return steps.filter(({ payer }) => payer === "borrower");
}

function ratesOf(explanation: FieldExplanation): string {
  return [...new Set(borne(explanation).map(({ ratePct }) => `${ratePct}%`))].join("、");
}

function daysOf(explanation: FieldExplanation): string {
  const days = borne(explanation).reduce((sum, step) => sum + step.days, 0);
  return days === 0 ? "" : String(days);
}

function principalOf(explanation: FieldExplanation): string {
  const amounts = borne(explanation).map(({ principalFen }) => formatYuanGrouped(principalFen));
  return [...new Set(amounts)].join("、");
}

/** The change in lines: the figure on both days, then a line for each reason. */
export function changeText(change: FigureChange, language: "zh" | "en"): string {
  const { beforeOn, afterOn, beforeFen, afterFen, causes } = change;
  const from = `${beforeOn} ¥${formatYuanGrouped(beforeFen)}`;
  const to = `${afterOn} ¥${formatYuanGrouped(afterFen)}`;
  const head =
    language === "zh" ? `为什么变了：${from} → ${to}` : `Why it changed: ${from} → ${to}`;
  const same = language === "zh" ? " 没有变化" : " Nothing changed";
  const lines = causes.map(({ text }) => ` · ${text[language]}`);
  return [head, ...(lines.length === 0 ? [same] : lines)].join("\n");
}
