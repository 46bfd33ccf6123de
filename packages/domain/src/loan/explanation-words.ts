import { formatYuanGrouped } from "../money/index.ts";
import type { Explanation } from "./explain-bill.ts";

/** The words of an explanation in one language. */
export interface ExplanationWords {
  readonly columns: readonly string[];
  readonly sentence: (explanation: Explanation) => string;
  readonly asBilled: string;
  readonly paidByTreasury: (ruleRef: string) => string;
  readonly borneByTreasury: string;
  readonly waivedAndRounded: (
    waived: string,
    ruleRef: string | undefined,
    remainder: string,
  ) => string;
  readonly otherBase: (payable: string, base: 360 | 365) => string;
  readonly assumed: string;
  readonly payoff: (on: string, total: string) => string;
}

const zh: ExplanationWords = {
  columns: ["区间", "天数", "计息本金", "年利率", "依据", "精确值", "入账"],
  sentence: (explanation) => {
    const { dueOn, payableFen, waivedFen } = explanation;
    const waived = waivedFen > 0n ? ` − 减免 ${formatYuanGrouped(waivedFen)}` : "";
    return (
      `${dueOn} 应还 ¥${formatYuanGrouped(payableFen)} = ` +
      `利息 ${formatYuanGrouped(explanation.interestFen)}${waived} + ` +
      `本金 ${formatYuanGrouped(explanation.principalFen)}（${phaseZh(explanation)}）`
    );
  },
  asBilled: "按期",
  paidByTreasury: (ruleRef) => `在校期间利息由财政贴息（${ruleRef}）`,
  borneByTreasury: "在校期间利息由财政全额贴息，本人无需还款",
  waivedAndRounded: (waived, ruleRef, remainder) =>
    `减免 ${waived}${ruleRef === undefined ? "" : `（${ruleRef}）`}  ` +
    `尾差 ${remainder}（四舍五入到分，不结转）`,
  otherBase: (payable, base) =>
    `若按 ${base} 天计为 ¥${payable}；本合同基数 ${base === 365 ? 360 : 365}`,
  assumed: "利率尚未公布的天数暂按最近一次 LPR 估算，以公布后的账单为准",
  payoff: (on, total) => `提前结清：按 ${on} 办理计 → 利息算到 ${on}（含）→ 应存 ¥${total}`,
};

const en: ExplanationWords = {
  columns: ["Period", "Days", "Principal", "Rate", "Because", "Exact", "Posted"],
  sentence: (explanation) => {
    const { dueOn, payableFen, waivedFen } = explanation;
    const waived = waivedFen > 0n ? ` − waived ${formatYuanGrouped(waivedFen)}` : "";
    return (
      `${dueOn}: ¥${formatYuanGrouped(payableFen)} due = ` +
      `interest ${formatYuanGrouped(explanation.interestFen)}${waived} + ` +
      `principal ${formatYuanGrouped(explanation.principalFen)} (${phaseEn(explanation)})`
    );
  },
  asBilled: "various",
  paidByTreasury: (ruleRef) => `paid by the treasury while studying (${ruleRef})`,
  borneByTreasury: "While you study the treasury pays all interest; nothing is due from you",
  waivedAndRounded: (waived, ruleRef, remainder) =>
    `Waived ${waived}${ruleRef === undefined ? "" : ` (${ruleRef})`}  ` +
    `Remainder ${remainder} (rounded half-up to the fen, not carried forward)`,
  otherBase: (payable, base) =>
    `By ${base} days it would be ¥${payable}; ` +
    `this contract divides by ${base === 365 ? 360 : 365}`,
  assumed: "Days whose LPR is not published yet use the last one; the bill will use the published",
  payoff: (on, total) =>
    `Paying it all off: on ${on} → interest to ${on} inclusive → deposit ¥${total}`,
};

export const explanationWords = { zh, en } as const;

function phaseZh({ phase }: Explanation): string {
  switch (phase.kind) {
    case "subsidised":
      return "在校贴息期，无需还款";
    case "interest-only":
      return `宽限期第 ${phase.year} 年，只还利息`;
    case "prepayment":
      return "提前还款";
    case "instalment":
      return `本金第 ${phase.number} 期，共 ${phase.count} 期`;
  }
}

function phaseEn({ phase }: Explanation): string {
  switch (phase.kind) {
    case "subsidised":
      return "subsidised while studying, nothing to pay";
    case "interest-only":
      return `grace year ${phase.year}, interest only`;
    case "prepayment":
      return "repaid early";
    case "instalment":
      return `instalment ${phase.number} of ${phase.count}`;
  }
}
