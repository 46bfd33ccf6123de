/** What use cases about claims and the credit extract refuse. */
export const claimTexts = {
  "claim.not-found": {
    zh: "找不到这份申领。核对编号，或从申领列表打开。",
    en: "There is no such claim. Check its id or open it from the list.",
    status: 404,
  },
  "claim.being-prepared": {
    zh: "编制这份申领的批次还没有结束。等批次办完再批准。",
    en: "The batch that prepares this claim is not finished. Approve it when the batch is done.",
    status: 409,
  },
  "claim.date-in-future": {
    zh: "日期晚于业务日期：改为款项实际到账的日期。",
    en: "The day is after the business date: enter the day on which the money came.",
    status: 422,
  },
  "claim.paid-before-submission": {
    zh: "到账日期早于申报日期：核对日期。",
    en: "The day of payment is before the day of submission: check it.",
    status: 422,
  },
  "claim.amount-differs": {
    zh: "到账金额与申领金额不一致：与付款方核对，金额一致后再登记。",
    en: "What was paid is not what was claimed: settle it with the payer, then record it.",
    status: 409,
  },
  "claim.file-too-large": {
    zh: "明细超过五万行，请下载 CSV。",
    en: "There are more than 50,000 lines: download the CSV.",
    status: 409,
  },
  "credit-notice.date-in-future": {
    zh: "告知日期晚于业务日期：改为实际告知的日期。",
    en: "The day is after the business date: enter the day on which the borrower was told.",
    status: 422,
  },
} as const;
