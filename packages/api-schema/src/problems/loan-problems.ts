import type { ProblemTable } from "./problem-row.ts";

/** Codes about a loan that lives. */
export const loanProblems = {
  "loan.not-found": {
    status: 404,
    title: { zh: "没有这笔贷款", en: "No such loan" },
    help: {
      zh: "请核对合同编号。合同放款后才有贷款；其他中心的贷款在这里查不到。",
      en: "Check the contract number. A loan begins with the disbursement; another centre's can't be seen here.",
    },
  },
  "loan.no-bill": {
    status: 404,
    title: { zh: "这一天没有应还款项", en: "Nothing is due on that day" },
    help: {
      zh: "请换一个应还日再查，通常是 12 月 20 日；还款计划列出全部应还日。",
      en: "Ask for a due date, usually 20 December; the schedule lists them all.",
    },
  },
} satisfies ProblemTable;
