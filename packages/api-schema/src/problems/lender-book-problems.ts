import type { ProblemTable } from "./problem-row.ts";

/** Codes about whose figure counts and about differences with the lender. */
export const lenderBookProblems = {
  "book-mode.not-found": {
    status: 404,
    title: { zh: "没有这份变更", en: "No such change of mode" },
    help: { zh: "请从列表打开。", en: "Open it from the list." },
  },
  "book-mode.waiting": {
    status: 409,
    title: { zh: "有变更等待批准", en: "Another change waits" },
    help: { zh: "先批准或驳回那一份。", en: "Approve it or turn it down first." },
  },
  "book-mode.in-past": {
    status: 409,
    title: { zh: "生效日已过", en: "Its day has passed" },
    help: {
      zh: "出过的数字不能事后换账本。改用今天或以后的日期。",
      en: "Figures that were given out stay. Choose today or a later day.",
    },
  },
  "book-mode.unchanged": {
    status: 409,
    title: { zh: "没有变化", en: "Nothing would change" },
    help: { zh: "那一天已是这种方式。", en: "That is the mode of that day already." },
  },
  "book-mode.same-person": {
    status: 409,
    title: { zh: "不能批准自己提出的变更", en: "Not the person who proposed it" },
    help: { zh: "请另一位有权限的人办理。", en: "Ask another person who may." },
  },
  "book-mode.wrong-state": {
    status: 409,
    title: { zh: "已经办结", en: "Decided before" },
    help: { zh: "刷新后查看。", en: "Reload it." },
  },
  "lender-difference.not-found": {
    status: 404,
    title: { zh: "没有这处差异", en: "No such difference" },
    help: { zh: "请从差异列表打开。", en: "Open it from the list of differences." },
  },
  "lender-difference.closed": {
    status: 409,
    title: { zh: "已经办结", en: "Closed before" },
    help: {
      zh: "这处差异已有结论，或已由后一份文件重新核对。",
      en: "It has an outcome, or a later file was compared since.",
    },
  },
} satisfies ProblemTable;
