import type { ProblemTable } from "./problem-row.ts";

type Words = readonly [zh: string, en: string];

function row(status: number, title: Words, help: Words) {
  return {
    status,
    title: { zh: title[0], en: title[1] },
    help: { zh: help[0], en: help[1] },
  };
}

/** Codes about claims on the treasury and the credit extract. */
export const claimProblems = {
  "claim.not-found": row(
    404,
    ["没有这份申领", "No such claim"],
    ["请核对编号，或从申领列表打开。", "Check its id or open it from the list."],
  ),
  "claim.wrong-state": row(
    409,
    ["申领不在这一步", "The claim is not at this step"],
    [
      "申领按编制、批准、申报、到账的顺序办理。请刷新后再办。",
      "A claim is prepared, approved, submitted and paid, in this order. Reload it.",
    ],
  ),
  "claim.same-person": row(
    409,
    ["编制人不能批准", "The maker can't approve it"],
    ["编制和批准须由两人完成。", "One person prepares a claim and another approves it."],
  ),
  "claim.payer-unknown": row(
    409,
    ["付款方不明", "Nobody knows who pays"],
    [
      "请导入带主管部门的高校名录，撤回这份申领，下一次编制会归到应付的一方。",
      "Import a register that names departments and withdraw this claim; the next run finds the payer.",
    ],
  ),
  "claim.content-changed": row(
    409,
    ["明细有变化", "The lines have changed"],
    ["请看过新的明细，用新的摘要批准。", "Look at the lines again and approve with their hash."],
  ),
  "claim.being-prepared": row(
    409,
    ["还在编制", "Still being prepared"],
    ["等编制它的批次办完再批准。", "Approve it when the batch that prepares it is done."],
  ),
  "claim.date-in-future": row(
    422,
    ["日期晚于业务日期", "The day is still to come"],
    ["请填写款项实际到账的日期。", "Enter the day on which the money came."],
  ),
  "claim.paid-before-submission": row(
    422,
    ["到账早于申报", "Paid before it was submitted"],
    ["请核对到账日期。", "Check the day of payment."],
  ),
  "claim.amount-differs": row(
    409,
    ["到账金额不一致", "Another amount was paid"],
    [
      "申领按全额登记到账。金额不同时与付款方核对。",
      "A claim is paid in full. Settle a difference with the payer first.",
    ],
  ),
  "claim.file-too-large": row(
    409,
    ["明细太多", "Too many lines"],
    ["超过五万行时请下载 CSV。", "Download the CSV when there are more than 50,000 lines."],
  ),
  "credit-notice.date-in-future": row(
    422,
    ["告知日期晚于业务日期", "The day is still to come"],
    ["请填写实际告知的日期。", "Enter the day on which the borrower was told."],
  ),
} satisfies ProblemTable;
