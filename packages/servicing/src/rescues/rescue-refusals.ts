/** What use cases of repayment rescue refuse; the rules refuse in the domain. */
export const rescueTexts = {
  "rescue.not-found": {
    zh: "找不到这件还款救助。核对编号，或从列表打开。",
    en: "There is no such case of rescue. Check its id or open it from the list.",
    status: 404,
  },
  "rescue.open-already": {
    zh: "这位借款学生的贷款已有一件救助没有办结。先办完或撤回那一件。",
    en: "One of the loans has an open case already. Finish or withdraw that one first.",
    status: 409,
  },
  "rescue.no-loan": {
    zh: "所列合同中有不属于这位借款学生的，或没有未结清的贷款。核对合同编号。",
    en: "A contract is not this borrower's, or none lives any more. Check the numbers.",
    status: 409,
  },
  "rescue.evidence-unknown": {
    zh: "所列材料中有不属于这位借款学生的，或已移除。从材料列表重新选择。",
    en: "One of the documents is not in this borrower's file. Choose from the list again.",
    status: 409,
  },
  "rescue.paid-in-future": {
    zh: "代偿日晚于业务日期。按拨款单填写实际到账的日期。",
    en: "The day of payment is still to come. Enter the day on which the money was paid.",
    status: 409,
  },
} as const;
