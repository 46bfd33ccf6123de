import type { ProblemTable } from "./problem-row.ts";

/** Codes about taking back what was booked without a receipt. */
export const reversalProblems = {
  "reversal.not-found": {
    status: 404,
    title: { zh: "没有这项冲正", en: "No such reversal" },
    help: { zh: "请核对编号，或从列表打开。", en: "Check its id or open it from the list." },
  },
  "reversal.open-already": {
    status: 409,
    title: { zh: "已有人提出冲正", en: "A reversal is proposed already" },
    help: { zh: "等第二人确认或退回。", en: "A second person confirms or rejects it first." },
  },
  "reversal.nothing-booked": {
    status: 409,
    title: { zh: "没有可以冲正的入账", en: "Nothing booked to reverse" },
    help: {
      zh: "只有已扣的提前还款、已代偿的救助和已入账的代偿可以冲正。",
      en: "A settled early repayment, a paid rescue or a posted compensation can be reversed.",
    },
  },
  "reversal.of-receipt": {
    status: 409,
    title: { zh: "应从来款冲正", en: "Reverse its receipt" },
    help: {
      zh: "由来款结清的提前还款，从那笔来款提出冲正。",
      en: "A receipt settled it: propose the reversal of that receipt.",
    },
  },
  "reversal.wrong-state": {
    status: 409,
    title: { zh: "冲正已经有人决定", en: "The reversal was decided" },
    help: { zh: "刷新后查看。", en: "Reload it." },
  },
  "reversal.same-person": {
    status: 409,
    title: { zh: "须由第二人确认", en: "A second person decides" },
    help: { zh: "请交给另一位复核人。", en: "Hand it to another checker." },
  },
} as const satisfies ProblemTable;
