/** What use cases about statements refuse because a thing is not there. */
export const statementTexts = {
  "statement.not-found": {
    zh: "没有开具过这张单。核对编号，或从贷款的单据列表打开。",
    en: "No such sheet was issued. Check its id or open it from the loan's list.",
    status: 404,
  },
  "statement.unsealed": {
    zh: "这张单由没有签章的版本开具，没有存下的文件。请重新开具一张。",
    en: "An earlier version issued this sheet without a seal, so there is no file of it. Issue a new one.",
    status: 409,
  },
  "verification.not-found": {
    zh: "没有查到这个验证码。核对纸面上的八位验证码；仍查不到的，请向资助中心核实。",
    en: "No sheet has this code. Check its eight characters; if it is still unknown, ask the aid centre.",
    status: 404,
  },
} as const;
