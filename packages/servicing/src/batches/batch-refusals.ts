/** What use cases about batches refuse. */
export const batchTexts = {
  "batch.not-found": {
    zh: "找不到这个批次。从批次列表打开。",
    en: "There is no such batch run. Open it from the list.",
    status: 404,
  },
  "batch.unknown-kind": {
    zh: "没有这种批次。用 bursar help batch run 查看有哪些。",
    en: "There is no such kind of batch. See bursar help batch run for those that there are.",
    status: 422,
  },
  "batch.future-date": {
    zh: "业务日期还没有到。批次只能在当日或以后执行。",
    en: "That business date is still to come. A batch runs on its day or later.",
    status: 422,
  },
  "batch.not-due": {
    zh: "这一天不是结息日，没有要结的利息。改成结息日（如 12 月 20 日）再执行。",
    en: "Nothing falls due on that day. Name a settlement day, such as 20 December.",
    status: 422,
  },
  "batch.no-roster": {
    zh: "当月的核对名单还没有导入。先导入名单，再执行信息更新。",
    en: "The roster of that month is not imported yet. Import it, then run the refresh.",
    status: 409,
  },
  "batch.same-person": {
    zh: "批次不能由发起人自己批准。换另一位有权限的人批准。",
    en: "A batch can't be approved by the person who planned it. Ask another person.",
    status: 403,
  },
  "batch.not-waiting": {
    zh: "这个批次不在等待批准。刷新后查看它的状态。",
    en: "This batch does not wait for approval. Reload it to see its state.",
    status: 409,
  },
  "batch.other-plan": {
    zh: "这个批次等待批准的不是这份计划。重新打开计划，看过以后用它的摘要批准。",
    en: "Another plan of this run waits for approval. Open the plan again and approve it by its own hash.",
    status: 409,
  },
  "batch.plan-stale": {
    zh: "做计划以后参数有变，计划已过期。停止这个批次，重新计划，再请人批准。",
    en: "Policy has changed since this was planned. Stop the run, plan it again, then approve.",
    status: 409,
  },
  "batch.wrong-state": {
    zh: "批次现在的状态不能这样操作。刷新后查看它的状态。",
    en: "A run in this state can't be moved so. Reload it to see where it stands.",
    status: 409,
  },
  "batch.not-over": {
    zh: "批次还没有办完。办完后再重试或重新核对。",
    en: "The run isn't over yet. Retry or check it again when it is.",
    status: 409,
  },
  "batch.nothing-to-retry": {
    zh: "没有可以重试的未通过项：已全部重试过，或没有这一原因的。",
    en: "Nothing is left to retry: a later run has taken it on, or nothing has that cause.",
    status: 409,
  },
} as const;
