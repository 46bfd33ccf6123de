/** What use cases of early repayment refuse; the rules refuse in the domain. */
export const prepaymentTexts = {
  "prepayment.not-found": {
    zh: "找不到这份提前还款申请。核对编号，或从列表打开。",
    en: "There is no such application for early repayment. Open it from the list.",
    status: 404,
  },
  "prepayment.open-already": {
    zh: "这份合同已有一份提前还款申请没有办结。先办完或撤销那一份。",
    en: "This contract has an open application. Finish or withdraw that one first.",
    status: 409,
  },
  "prepayment.day-over": {
    zh: "申请日期早于业务日期。改为今天或以后的日期。",
    en: "The day of application is over. Choose today or a later day.",
    status: 409,
  },
  "prepayment.several-borrowers": {
    zh: "一次只能为一位借款学生申请。把其他人的合同另行申请。",
    en: "A request is of one borrower. Apply for the other person's contracts apart.",
    status: 409,
  },
  "change.prepayment-open": {
    zh: "这份合同有一份提前还款申请没有办结。先撤销它，再办就学变更。",
    en: "The contract has an open early repayment. Withdraw it first, then change the study.",
    status: 409,
  },
} as const;
