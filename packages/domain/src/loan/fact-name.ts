import { formatYuanGrouped } from "../money/index.ts";
import { knownOn } from "./fact.ts";
import type { LoanFact } from "./fact.ts";
import type { Bilingual } from "./rate-source-text.ts";

/** A fact in words, with its day and its amount. */
export function factName(fact: LoanFact): Bilingual {
  const { zh, en } = describe(fact);
  return { zh: `${knownOn(fact)} ${zh}`, en: `${knownOn(fact)} ${en}` };
}

function describe(fact: LoanFact): Bilingual {
  switch (fact.kind) {
    case "disbursed":
      return withAmount("放款", "disbursement", fact.amountFen);
    case "study-extended":
      return until("继续攻读学位", "further study", fact.subsidyEndsOn);
    case "study-suspended":
      return until("休学或入伍", "suspension or military service", fact.subsidyEndsOn);
    case "school-left":
      return { zh: `离校（${fact.on} 办结）`, en: `left school (complete on ${fact.on})` };
    case "principal-deferred":
      return { zh: `${fact.year} 年本金延期`, en: `principal of ${fact.year} deferred` };
    case "repaid":
      return withAmount("还款", "repayment", fact.amountFen);
    case "prepaid":
      return withAmount("提前归还本金", "early repayment of principal", fact.principalFen);
    case "rescued":
      return fact.scope === "full"
        ? { zh: "还款救助：全额代偿", en: "rescue: the whole loan paid" }
        : { zh: "还款救助：代偿当年应还", en: "rescue: this year's bill paid" };
    case "paid-through":
      return { zh: "此前各期均已按时还清", en: "everything due until then was paid on time" };
    case "refunded":
      return withAmount("退款", "refund", fact.amountFen);
    case "written-off":
      return { zh: "贷款人核销", en: "written off by the lender" };
    case "reversed":
      return { zh: "冲正", en: "reversal" };
  }
}

function withAmount(zh: string, en: string, fen: bigint): Bilingual {
  const amount = `¥${formatYuanGrouped(fen)}`;
  return { zh: `${zh} ${amount}`, en: `${en} of ${amount}` };
}

function until(zh: string, en: string, day: string): Bilingual {
  return { zh: `${zh}，贴息至 ${day}`, en: `${en}, subsidised until ${day}` };
}
