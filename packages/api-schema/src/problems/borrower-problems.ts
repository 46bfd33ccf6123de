import type { ProblemTable } from "./problem-row.ts";

/** Codes about a borrower's file. */
export const borrowerProblems = {
  "borrower.not-found": {
    status: 404,
    title: { zh: "没有这位借款学生", en: "No such borrower" },
    help: {
      zh: "请核对编号，或从搜索、名册打开；其他中心的借款学生在这里查不到。",
      en: "Check the id or open the file from a search or list; another centre's borrowers can't be seen here.",
    },
  },
} satisfies ProblemTable;
