import type { ProblemTable } from "./problem-row.ts";

type Words = readonly [zh: string, en: string];

function row(status: number, title: Words, help: Words) {
  return {
    status,
    title: { zh: title[0], en: title[1] },
    help: { zh: help[0], en: help[1] },
  };
}

/** Codes about erasing what has outlived its period, and about legal holds. */
export const retentionProblems = {
  "retention-plan.date-in-future": row(
    422,
    ["清理日期晚于业务日期", "The day is after the business date"],
    ["请改为今天或更早的日期。", "Choose today or an earlier day."],
  ),
  "retention-run.not-found": row(
    404,
    ["没有这次清理", "No such run"],
    ["请核对编号，或从清理列表打开。", "Check its id or open it from the list."],
  ),
  "retention-run.nothing-due": row(
    409,
    ["没有到期的数据", "Nothing is due"],
    ["这一天没有数据超过保存期限，无需清理。", "Nothing has outlived its period on that day."],
  ),
  "retention-run.plan-changed": row(
    409,
    ["清单有变化", "The plan has changed"],
    [
      "提出和批准都要写明所看清单的摘要。请重新打开，核对数目后再办。",
      "A proposal and an approval name the plan that was shown. Open it again and compare.",
    ],
  ),
  "retention-run.waiting": row(
    409,
    ["还有一次清理没有办完", "Another run is not done"],
    ["一个中心同时只办一次清理。请先办完那一次。", "A centre has one run at a time. Finish it."],
  ),
  "retention-run.not-proposed": row(
    409,
    ["清理已经批准", "The run was approved before"],
    ["请刷新后查看它的状态。", "Reload it to see where it stands."],
  ),
  "retention-run.same-person": row(
    409,
    ["提出人不能批准", "Who proposed it can't approve it"],
    ["清理须由两人完成。请交给另一位复核人。", "It takes two people. Hand it to another one."],
  ),
  "retention-run.not-approved": row(
    409,
    ["清理还没有批准", "The run is not approved"],
    ["请先由第二人批准，再执行。", "Have a second person approve it, then run it."],
  ),
  "retention-run.unfinished": row(
    409,
    ["清理还没有执行完", "The run isn't finished"],
    ["请再次执行同一命令，它会接着办。", "The same command again goes on with it."],
  ),
  "legal-hold.not-found": row(
    404,
    ["没有这项保全", "No such hold"],
    ["请核对编号，或从保全列表打开。", "Check its id or open it from the list."],
  ),
  "legal-hold.in-force": row(
    409,
    ["已有生效的保全", "A hold is in force"],
    ["一位借款学生只需一项保全。", "A borrower needs one hold only."],
  ),
  "legal-hold.lifted": row(
    409,
    ["保全已经解除", "The hold was lifted"],
    ["请刷新后查看；需要时另设一项。", "Reload it; place another one if it is needed."],
  ),
} satisfies ProblemTable;
