import type { ProblemTable } from "./problem-row.ts";

type Words = readonly [zh: string, en: string];

function problem(status: number, title: Words, help: Words) {
  return {
    status,
    title: { zh: title[0], en: title[1] },
    help: { zh: help[0], en: help[1] },
  };
}

/** Codes about money that came in, refunds and remittances. */
export const repaymentProblems = {
  "receipt.not-found": problem(
    404,
    ["没有这笔来款", "No such receipt"],
    [
      "请核对编号，或从来款列表打开；其他中心的来款在这里查不到。",
      "Check its id or open it from the list; another centre's can't be seen here.",
    ],
  ),
  "receipt.serial-taken": problem(
    409,
    ["流水号已经入账", "The serial number is booked"],
    [
      "同一渠道的流水号只记一次，data.receiptId 是已入账的那一笔。请打开核对。",
      "A channel's serial number counts once; data.receiptId names the receipt. Open and compare it.",
    ],
  ),
  "receipt.wrong-state": problem(
    409,
    ["来款不在这一步", "The receipt is not at this step"],
    [
      "待认领或挂起的才能认领、退回，已认领的才能撤回或冲正。请刷新后再办。",
      "What waits can be claimed or returned, what is matched can be taken back. Reload it.",
    ],
  ),
  "receipt.remitted": problem(
    409,
    ["款项已经汇缴", "The money has gone to the lender"],
    [
      "已汇缴贷款人的款项不能按未到账冲正或退回，请先向贷款人申请退款。",
      "What the lender has can't be reversed or returned here. Ask the lender for it first.",
    ],
  ),
  "receipt.refunded": problem(
    409,
    ["多付部分已退", "The excess was given back"],
    [
      "这笔来款多付的部分已退或正在退。请先处理退款，再冲正。",
      "What was too much of it was, or is being, refunded. Settle the refund first.",
    ],
  ),
  "receipt.same-person": problem(
    409,
    ["提出人不能自己确认", "The maker can't confirm it"],
    [
      "提出和确认须由两人完成。请交给另一位复核人。",
      "One person proposes and another confirms. Hand it to another person.",
    ],
  ),
  "receipt.step-decided": problem(
    409,
    ["已经有人决定", "It was decided already"],
    ["请刷新后查看结果。", "Reload it to see what was decided."],
  ),
  "receipt.step-not-found": problem(
    404,
    ["没有这项申请", "No such proposal"],
    ["请从来款详情页打开。", "Open it from the receipt."],
  ),
  "receipt.step-open": problem(
    409,
    ["已有待确认的申请", "Something is proposed already"],
    [
      "请由第二人先决定现有的申请，再提出新的。",
      "A second person decides on what is proposed first.",
    ],
  ),
  "receipt.no-target": problem(
    422,
    ["没有写明记到哪里", "It names no target"],
    [
      "请写明合同编号，或写明借款学生由系统分配。",
      "Name the contract, or the borrower among whose loans it is divided.",
    ],
  ),
  "refund.not-found": problem(
    404,
    ["没有这笔退款", "No such refund"],
    ["请核对编号，或从退款列表打开。", "Check its id or open it from the list."],
  ),
  "refund.too-much": problem(
    409,
    ["可退的钱没有这么多", "Not so much is refundable"],
    [
      "请核对可退金额和在办的退款，减少金额后再提出。",
      "Check what is refundable and what is on its way, then ask for less.",
    ],
  ),
  "refund.wrong-state": problem(
    409,
    ["退款不在这一步", "The refund is not at this step"],
    [
      "退款先由第二人批准，再登记付款。请刷新后再办。",
      "A second person approves a refund, then it is paid. Reload it.",
    ],
  ),
  "refund.same-person": problem(
    409,
    ["提出人不能批准自己的退款", "The maker can't approve it"],
    ["请交给另一位复核人。", "Hand it to another person."],
  ),
  "refund.serial-taken": problem(
    409,
    ["付款流水号已登记", "The payment number is taken"],
    [
      "这个流水号已登记在另一笔退款上，请核对后重新填写。",
      "This number stands at another refund. Check it and enter it again.",
    ],
  ),
  "remittance.reference-taken": problem(
    409,
    ["汇缴编号已登记", "The remittance is recorded"],
    ["请刷新后查看，不要重复登记。", "Reload it; don't record it twice."],
  ),
  "remittance.in-future": problem(
    409,
    ["汇缴日晚于业务日期", "The remittance is in the future"],
    ["请填实际汇出的日期。", "Enter the day on which it was sent."],
  ),
  "remittance.through-later": problem(
    409,
    ["截止日晚于汇缴日", "Money later than the remittance"],
    [
      "汇出时还没有收到的款项不在其中：改为不晚于汇缴日的日期。",
      "Money that came later can't have gone with it: choose a day not after the remittance.",
    ],
  ),
  "remittance.nothing": problem(
    409,
    ["没有待汇缴的款项", "Nothing to remit"],
    ["请核对截止日。", "Check the day."],
  ),
  "refund.amount-invalid": problem(
    409,
    ["退款金额不对", "The amount to refund is wrong"],
    ["退款金额须大于 0.00。请更正。", "The amount must be above 0.00. Correct it."],
  ),
  "refund.more-than-refundable": problem(
    409,
    ["超过可退金额", "More than is refundable"],
    [
      "可退金额已经变化。请刷新后按现在的可退金额办理。",
      "What is refundable has changed. Reload it and refund no more than that.",
    ],
  ),
  "reversal.unknown-fact": problem(
    409,
    ["没有要冲正的记录", "No such record to reverse"],
    ["请刷新后重新选择。", "Reload it and choose again."],
  ),
  "reversal.already-reversed": problem(
    409,
    ["已经冲正", "It is reversed already"],
    ["这条记录已经冲正，无需再次冲正。", "That record is reversed; nothing is left to do."],
  ),
  "reversal.used-by-prepayment": problem(
    409,
    ["后来的提前还款用了这笔钱", "A later early repayment rests on it"],
    ["请先冲正那笔提前还款，再冲正这一笔。", "Reverse that early repayment first, then this."],
  ),
  "reversal.irrevocable": problem(
    409,
    ["不可撤销", "It can't be taken back"],
    [
      "本金延期一经申请不可撤销，可以提前归还这部分本金。",
      "A deferral can't be taken back; repay that principal early instead.",
    ],
  ),
} as const satisfies ProblemTable;
