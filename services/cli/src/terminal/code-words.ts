import { stageNames } from "@bursar/domain/report";
import type { Sentence } from "./language.ts";

/** What people call the codes of a column. A code that is not here is shown as it is. */
const codeWords: Readonly<Record<string, Readonly<Record<string, Sentence>>>> = {
  status: {
    proposed: { zh: "待复核", en: "proposed" },
    confirmed: { zh: "已确认", en: "confirmed" },
    approved: { zh: "已批准", en: "approved" },
    rejected: { zh: "已退回", en: "turned down" },
    paid: { zh: "已付", en: "paid" },
    open: { zh: "待处理", en: "open" },
    explained: { zh: "已说明", en: "explained" },
    settled: { zh: "已改正", en: "put right" },
    superseded: { zh: "由新文件取代", en: "superseded" },
  },
  cause: {
    "money-returned": { zh: "款项被退回", en: "money returned" },
    "wrong-contract": { zh: "合同记错", en: "wrong contract" },
    "wrong-entry": { zh: "录入有误", en: "wrong entry" },
  },
  field: {
    principal: { zh: "本金余额", en: "principal" },
    "principal-overdue": { zh: "逾期本金", en: "principal overdue" },
    "interest-due": { zh: "应还利息", en: "interest due" },
    "unknown-here": { zh: "本账没有", en: "unknown here" },
    "missing-there": { zh: "贷款人没有", en: "missing there" },
  },
  phase: stageNames,
  classification: {
    normal: { zh: "正常", en: "normal" },
    attention: { zh: "关注", en: "special mention" },
    substandard: { zh: "次级", en: "substandard" },
    doubtful: { zh: "可疑", en: "doubtful" },
    loss: { zh: "损失", en: "loss" },
  },
  limitation: {
    "not-yet-running": { zh: "尚未起算", en: "not yet running" },
    running: { zh: "进行中", en: "running" },
    alarm: { zh: "将届满", en: "near its end" },
    barred: { zh: "已届满", en: "barred" },
  },
  mode: {
    record: { zh: "本账", en: "this book" },
    shadow: { zh: "贷款人", en: "the lender" },
  },
};

/** A code of a column as people call it; programs get the code. */
export function codeWord(column: string, code: string): Sentence {
  return codeWords[column]?.[code] ?? { zh: code, en: code };
}
