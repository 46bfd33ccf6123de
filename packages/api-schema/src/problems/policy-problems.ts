import type { ProblemTable } from "./problem-row.ts";

/** Codes about policy: the dated parameters that every rule reads. */
export const policyProblems = {
  "policy.not-in-force": {
    status: 422,
    title: { zh: "那一天还没有适用的参数", en: "No policy was in force on that day" },
    help: {
      zh: "data.on 早于这项参数的第一个生效日。请核对日期；日期无误时请管理员补录当时的参数。",
      en: "data.on is before the first entry. Check the date; if it is right, have the value of that time added.",
    },
  },
  "policy.invalid-row": {
    status: 422,
    title: { zh: "参数不合要求", en: "A policy row isn't valid" },
    help: {
      zh: "detail 写明哪一条参数、哪里不合要求。请更正后再提交。",
      en: "detail names the row and what is wrong with it. Correct that and submit it again.",
    },
  },
  "policy.unknown-row": {
    status: 422,
    title: { zh: "没有这种参数", en: "Nothing reads this policy row" },
    help: {
      zh: "data.kind 和 data.key 不是本版本的参数名称。请检查写法。",
      en: "This version has no policy of data.kind and data.key. Check how they are written.",
    },
  },
  "policy.duplicate-row": {
    status: 422,
    title: { zh: "参数重复", en: "A policy row stands twice" },
    help: {
      zh: "同一参数在同一生效日只能有一条。请删去一条，或改生效日。",
      en: "One policy has one row for each effective date. Remove one or change its date.",
    },
  },
  "policy.missing-row": {
    status: 422,
    title: { zh: "缺少参数", en: "A policy row is missing" },
    help: {
      zh: "data.name 是缺少的参数，没有它就不能计算。请管理员补录后重试。",
      en: "Nothing can be computed without data.name. Have it added and try again.",
    },
  },
} satisfies ProblemTable;
