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
  "policy-proposal.not-found": {
    status: 404,
    title: { zh: "没有这份参数变更", en: "No such proposal" },
    help: {
      zh: "请核对编号，或从变更列表打开。",
      en: "Check its id or open it from the list.",
    },
  },
  "policy-proposal.no-change": {
    status: 409,
    title: { zh: "与现行参数相同", en: "Nothing new" },
    help: {
      zh: "pointer 指出的那一条与现行参数相同，请删去或改正。",
      en: "The row at pointer says what is in force already. Leave it out or correct it.",
    },
  },
  "policy-proposal.wrong-state": {
    status: 409,
    title: { zh: "当前状态不能这样办", en: "The proposal can't be moved so" },
    help: {
      zh: "请刷新，看它现在的状态。",
      en: "Reload it and look at its state.",
    },
  },
  "policy-proposal.same-person": {
    status: 409,
    title: { zh: "提出和复核不能是同一人", en: "Maker and checker are one person" },
    help: {
      zh: "请换另一位有权限的人复核；撤回由提出人办理。",
      en: "Ask another person to decide; a proposal is withdrawn by its maker.",
    },
  },
  "policy-proposal.other-rows": {
    status: 409,
    title: { zh: "不是看到的内容", en: "Other rows than those shown" },
    help: {
      zh: "hash 与这份变更的内容不符，请重新打开，看过再办。",
      en: "hash is not that of this proposal's rows. Open it again, then decide.",
    },
  },
  "policy-proposal.other-centre-decides": {
    status: 403,
    title: { zh: "由指定的中心决定", en: "Another centre decides" },
    help: {
      zh: "参数对全部中心生效，由安装时指定的中心复核和生效。",
      en: "Policy holds for all centres; the one that the installation names decides.",
    },
  },
  "policy-backtest.not-found": {
    status: 404,
    title: { zh: "没有这次影响回测", en: "No such back-test" },
    help: {
      zh: "请核对编号，或重新回测。",
      en: "Check its id or run a new one.",
    },
  },
  "policy-backtest.unfinished": {
    status: 409,
    title: { zh: "影响回测还没有做完", en: "The back-test isn't finished" },
    help: {
      zh: "请等进度走完再复核。",
      en: "Approve when its progress is complete.",
    },
  },
  "policy-backtest.stale": {
    status: 409,
    title: { zh: "影响回测已过时", en: "The back-test is stale" },
    help: {
      zh: "回测之后参数有变化，请重新回测，看过新的影响再复核。",
      en: "The policy changed after it. Run it again and look at the new effect.",
    },
  },
  "policy-backtest.failed-loans": {
    status: 409,
    title: { zh: "有贷款算不出来", en: "Some loans can't be computed" },
    help: {
      zh: "按新参数有贷款算不出来，回测结果里列出了合同。请更正参数。",
      en: "The back-test names loans that can't be computed under the rows. Correct the rows.",
    },
  },
} satisfies ProblemTable;
