import type { ReceiptState, ReceiptVerdict } from "@bursar/domain/repayment";
import type { Sentence } from "../terminal/language.ts";

/** What was found when money came in. */
export const VERDICTS: Readonly<Record<ReceiptVerdict, Sentence>> = {
  paid: { zh: "还清", en: "paid" },
  short: { zh: "少付", en: "short" },
  over: { zh: "多付", en: "too much" },
  renamed: { zh: "户名不符", en: "another payer" },
  orphan: { zh: "无主", en: "no such contract" },
  held: { zh: "需核实", en: "to be looked at" },
};

/** Where money stands. */
export const STATES: Readonly<Record<ReceiptState, Sentence>> = {
  matched: { zh: "已认领", en: "matched" },
  held: { zh: "挂起", en: "held" },
  orphan: { zh: "待认领", en: "unclaimed" },
  reversed: { zh: "已冲正", en: "reversed" },
  returned: { zh: "已退回", en: "returned" },
};
