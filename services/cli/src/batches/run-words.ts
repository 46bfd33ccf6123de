import type { RunStatus, BatchKindName } from "@bursar/domain/batch";
import { batchKindTitles } from "@bursar/domain/batch";
import type { TieOutLegName } from "@bursar/database/batches";
import type { Sentence } from "../terminal/language.ts";

export const stateWords: Readonly<Record<RunStatus, Sentence>> = {
  planning: { zh: "正在取数", en: "planning" },
  "awaiting-approval": { zh: "等待第二人批准", en: "waits for a second person" },
  running: { zh: "执行中", en: "running" },
  paused: { zh: "已暂停", en: "paused" },
  stopped: { zh: "已停在安全点", en: "stopped at a safe point" },
  completed: { zh: "已完成", en: "completed" },
  "completed-with-failures": { zh: "已完成，有项目未通过", en: "completed, some items set aside" },
  "out-of-balance": { zh: "核对不平", en: "out of balance" },
  cancelled: { zh: "已取消", en: "cancelled" },
};

export const legWords: Readonly<Record<TieOutLegName, Sentence>> = {
  postings: { zh: "① 借贷相等", en: "1 debits = credits" },
  balances: { zh: "② 期初+发生=期末", en: "2 opening + movement = closing" },
  rows: { zh: "③ 行数", en: "3 rows" },
  recomputed: { zh: "④ 另算一遍", en: "4 computed again" },
  file: { zh: "⑤ 贷款人与清算文件", en: "5 the lender's and the clearing files" },
};

/** Names of sums that kinds give; one that is not here is shown as it is. */
const sumWords: Readonly<Record<string, Sentence>> = {
  interestBorne: { zh: "自付利息", en: "interest borne" },
  interestSubsidised: { zh: "财政贴息", en: "interest subsidised" },
  interestWaived: { zh: "减免利息", en: "interest waived" },
  principalDue: { zh: "应还本金", en: "principal due" },
  penalty: { zh: "罚息", en: "penalty" },
  overduePrincipal: { zh: "逾期本金", en: "overdue principal" },
  corrected: { zh: "更正金额", en: "corrected" },
  difference: { zh: "账实差额", en: "difference" },
  subsidy: { zh: "应申请贴息", en: "subsidy claimed" },
  waiver: { zh: "应申请免息", en: "waiver claimed" },
  unknownPayer: { zh: "出资方不明", en: "payer unknown" },
  disbursed: { zh: "发放本金", en: "disbursed" },
  fund: { zh: "风险补偿金", en: "compensation fund" },
  loss: { zh: "损失", en: "loss" },
  balance: { zh: "本金余额", en: "balance" },
  overdue: { zh: "逾期金额", en: "overdue" },
};

export function stateWord(status: string): Sentence {
  return isStatus(status) ? stateWords[status] : { zh: status, en: status };
}

export function sumWord(name: string): Sentence {
  return sumWords[name] ?? { zh: name, en: name };
}

export function kindWord(kind: string): Sentence {
  return isKind(kind) ? batchKindTitles[kind] : { zh: kind, en: kind };
}

function isStatus(status: string): status is RunStatus {
  return Object.hasOwn(stateWords, status);
}

function isKind(kind: string): kind is BatchKindName {
  return Object.hasOwn(batchKindTitles, kind);
}
