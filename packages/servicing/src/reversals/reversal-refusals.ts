/** What use cases of reversals refuse; the rules refuse in the domain. */
export const reversalTexts = {
  "reversal.not-found": {
    zh: "找不到这项冲正。核对编号，或从列表打开。",
    en: "There is no such reversal. Check its id or open it from the list.",
    status: 404,
  },
  "reversal.open-already": {
    zh: "已有人提出冲正，等第二人决定：不用再提。",
    en: "A reversal of it is proposed already and waits for a second person.",
    status: 409,
  },
  "reversal.nothing-booked": {
    zh: "只有已入账的提前还款、救助和代偿可以冲正：核对编号和状态。",
    en: "Only a booked early repayment, rescue or compensation can be reversed: check id and state.",
    status: 409,
  },
  "reversal.of-receipt": {
    zh: "这笔提前还款是一笔来款结清的：从那笔来款提出冲正，两者一起冲回。",
    en: "A receipt settled this early repayment: propose the reversal of that receipt.",
    status: 409,
  },
} as const;
