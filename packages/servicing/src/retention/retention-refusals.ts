/** What use cases about the end of retention periods refuse. */
export const retentionTexts = {
  "retention-plan.date-in-future": {
    zh: "清理日期晚于业务日期：改为今天或更早的日期。",
    en: "The day is after the business date: choose today or an earlier one.",
    status: 422,
  },
  "retention-run.not-found": {
    zh: "找不到这次清理。核对编号，或从清理列表打开。",
    en: "There is no such run. Check its id or open it from the list.",
    status: 404,
  },
  "retention-run.nothing-due": {
    zh: "这一天没有到期的数据，无需清理。",
    en: "Nothing has outlived its period on that day, so there is nothing to propose.",
    status: 409,
  },
  "retention-run.plan-changed": {
    zh: "清单在查看后有变化。请重新打开，核对后再提出。",
    en: "The plan has changed since it was shown. Look at it again and propose that.",
    status: 409,
  },
  "retention-run.waiting": {
    zh: "还有一次清理没有办完。先办完那一次，再提出新的。",
    en: "Another run is not done. Finish that one before proposing the next.",
    status: 409,
  },
  "retention-run.not-approved": {
    zh: "这次清理还没有第二人批准。批准后再执行。",
    en: "No second person has approved this run. Have it approved, then run it.",
    status: 409,
  },
  "retention-run.unfinished": {
    zh: "这次清理还没有执行完。再次执行同一命令会接着办。",
    en: "The run isn't finished. The same command again goes on with it.",
    status: 409,
  },
  "legal-hold.not-found": {
    zh: "找不到这项保全。核对编号，或从保全列表打开。",
    en: "There is no such hold. Check its id or open it from the list.",
    status: 404,
  },
  "legal-hold.in-force": {
    zh: "这位借款学生已有生效的保全，不必再设。",
    en: "This borrower is under a hold already; another isn't needed.",
    status: 409,
  },
  "legal-hold.lifted": {
    zh: "这项保全已经解除。刷新后查看。",
    en: "This hold was lifted before. Reload it.",
    status: 409,
  },
} as const;
