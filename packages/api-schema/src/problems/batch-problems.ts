import type { ProblemTable } from "./problem-row.ts";

/** Codes about a batch run. */
export const batchProblems = {
  "batch.not-found": {
    status: 404,
    title: { zh: "没有这个批次", en: "No such batch run" },
    help: { zh: "请从批次列表打开。", en: "Open it from the list of batch runs." },
  },
  "batch.unknown-kind": {
    status: 422,
    title: { zh: "没有这种批次", en: "No such kind of batch" },
    help: {
      zh: "detail 列出可用的批次种类，请从中选择。",
      en: "detail lists the kinds that there are: choose one of them.",
    },
  },
  "batch.future-date": {
    status: 422,
    title: { zh: "业务日期还没有到", en: "The business date is still to come" },
    help: {
      zh: "批次在业务日期当天或以后执行。请改日期，或到那一天再执行。",
      en: "A batch runs on its business date or later. Change the date or wait for it.",
    },
  },
  "batch.not-due": {
    status: 422,
    title: { zh: "这一天不是结息日", en: "Not a settlement day" },
    help: {
      zh: "结息只在结息日（9 月 20 日、12 月 20 日）执行。请改日期。",
      en: "A settlement runs on 20 September or 20 December. Change the date.",
    },
  },
  "batch.no-roster": {
    status: 409,
    title: { zh: "当月名单还没有导入", en: "That month's roster isn't imported" },
    help: {
      zh: "信息更新要对照当月的核对名单。请先导入名单，再执行批次。",
      en: "A refresh compares with the month's roster. Import that first, then run the batch.",
    },
  },
  "batch.same-person": {
    status: 403,
    title: { zh: "不能批准自己发起的批次", en: "The planner can't approve the batch" },
    help: {
      zh: "发起和批准须由两人完成。请另一位有权限的人批准。",
      en: "One person plans a batch and another approves it. Ask somebody else who may.",
    },
  },
  "batch.not-waiting": {
    status: 409,
    title: { zh: "批次不在等待批准", en: "The batch doesn't wait for approval" },
    help: {
      zh: "批次已被批准或停止。请刷新，看它现在的状态。",
      en: "It was approved or stopped. Reload it to see where it stands.",
    },
  },
  "batch.other-plan": {
    status: 409,
    title: { zh: "看到的不是这份计划", en: "Another plan waits for approval" },
    help: {
      zh: "请重新打开计划，看过以后用它的摘要（planHash）批准。",
      en: "Open the plan again, look at it and approve it by its own planHash.",
    },
  },
  "batch.plan-stale": {
    status: 409,
    title: { zh: "计划已过期", en: "The plan is out of date" },
    help: {
      zh: "做计划以后参数有变。请停止这个批次，重新计划，看过新计划再批准。",
      en: "Policy has changed since. Stop the run, plan it again and look at the new plan.",
    },
  },
  "batch.wrong-state": {
    status: 409,
    title: { zh: "批次现在不能这样操作", en: "The run can't be moved so" },
    help: {
      zh: "批次已办完、已停止或正在取数。请刷新，看它现在的状态。",
      en: "It is over, stopped or being planned. Reload it to see where it stands.",
    },
  },
  "batch.not-over": {
    status: 409,
    title: { zh: "批次还没有办完", en: "The run isn't over" },
    help: { zh: "请等它办完，再重试或重新核对。", en: "Wait for its end, then try again." },
  },
  "batch.nothing-to-retry": {
    status: 409,
    title: { zh: "没有可以重试的项", en: "Nothing to retry" },
    help: {
      zh: "未通过的项已被后来的批次重试，或没有这一原因的项。请刷新查看。",
      en: "A later run has taken them on, or nothing has that cause. Reload it.",
    },
  },
  "batch.earlier-unfinished": {
    status: 409,
    title: { zh: "更早日期的批次还没有办完", en: "An earlier date is unfinished" },
    help: {
      zh: "这类批次按日期先后办理。detail 写明先办哪一天。",
      en: "These run in date order; detail names the date that comes first.",
    },
  },
} satisfies ProblemTable;
