/** What the use cases of repayments refuse because a thing is not there or not ready. */
export const repaymentTexts = {
  "receipt.not-found": {
    zh: "找不到这笔来款。核对编号，或从来款列表打开。",
    en: "There is no such receipt. Check its id or open it from the list.",
    status: 404,
  },
  "receipt.serial-taken": {
    zh: "这个渠道的流水号已经入账：打开那一笔核对，不要重复登记。",
    en: "This channel's serial number is booked already: open that receipt and compare.",
    status: 409,
  },
  "receipt.step-not-found": {
    zh: "找不到这项申请。从来款详情页打开。",
    en: "There is no such proposal. Open it from the receipt.",
    status: 404,
  },
  "receipt.step-open": {
    zh: "这笔来款已有待确认的申请：先由第二人决定，再提出新的。",
    en: "Something is proposed for this receipt already: a second person decides on it first.",
    status: 409,
  },
  "receipt.no-target": {
    zh: "写明合同编号；不指定合同的，写明借款学生，由系统按最早应还日分配。",
    en: "Name the contract, or the borrower among whose loans it is divided by earliest due date.",
    status: 422,
  },
  "receipt.refunded": {
    zh: "这笔来款多付的部分已退或正在退，不能冲正：先处理退款。",
    en: "What was too much of it was, or is being, given back: settle the refund first.",
    status: 409,
  },
  "refund.not-found": {
    zh: "找不到这笔退款。核对编号，或从退款列表打开。",
    en: "There is no such refund. Check its id or open it from the list.",
    status: 404,
  },
  "refund.serial-taken": {
    zh: "这个付款流水号已登记在另一笔退款上：核对后重新填写。",
    en: "This payment number stands at another refund: check it and enter it again.",
    status: 409,
  },
  "remittance.reference-taken": {
    zh: "这个汇缴编号已经登记：刷新后查看，不要重复登记。",
    en: "This remittance is recorded already: reload it; don't record it twice.",
    status: 409,
  },
  "remittance.in-future": {
    zh: "汇缴日晚于业务日期：改为实际汇出的日期。",
    en: "The day of the remittance is after the business date: enter the day on which it was sent.",
    status: 409,
  },
  "remittance.through-later": {
    zh: "截止日晚于汇缴日：汇出时还没有收到的款项不在其中。",
    en: "Money of a day after the remittance can't have gone with it: choose an earlier day.",
    status: 409,
  },
  "remittance.nothing": {
    zh: "这一天为止没有待汇缴的款项：核对截止日。",
    en: "Nothing is waiting to be remitted up to that day: check the day.",
    status: 409,
  },
} as const;
