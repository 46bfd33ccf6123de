import type { ProblemTable } from "./problem-row.ts";

/** Codes about the registries. */
export const universityProblems = {
  "university.not-found": {
    status: 404,
    title: { zh: "没有这所高校", en: "No such university" },
    help: {
      zh: "请核对五位高校代码，或按拼音、简称搜索；新设的学校要先导入教育部名单。",
      en: "Check the five-digit code or search by pinyin or short name; a new school needs the ministry's list imported first.",
    },
  },
} satisfies ProblemTable;
