import type { ProblemTable } from "./problem-row.ts";

/** Codes about a contract on its way to the money: signatures, receipt, disbursement. */
export const contractProblems = {
  "contract.not-found": {
    status: 404,
    title: { zh: "没有这份合同", en: "No such contract" },
    help: {
      zh: "请核对合同编号，或从合同列表打开；其他中心的合同在这里查不到。",
      en: "Check its number or open it from the list; another centre's can't be seen here.",
    },
  },
  "contract.signatures-missing": {
    status: 409,
    title: { zh: "签名还没有登记", en: "The signatures aren't recorded" },
    help: {
      zh: "请先登记借款学生和共同借款人的签名，再由另一人确认。",
      en: "Record the borrower's and the co-borrower's first; another person then confirms them.",
    },
  },
  "contract.closed": {
    status: 409,
    title: { zh: "合同已经结束", en: "The contract is closed" },
    help: {
      zh: "合同已放款、作废、拒签、过期或被替换，不再变动。已放款的到贷后办变更，其余另签一份。",
      en: "It is disbursed, void, declined, expired or replaced. Change the loan if there is one; otherwise make another contract.",
    },
  },
  "contract.already-done": {
    status: 409,
    title: { zh: "这一步已经办过", en: "This step is done" },
    help: {
      zh: "合同已走过这一步，什么也没有改变。请刷新后从下一步继续。",
      en: "The contract is past this step and nothing has changed. Reload it and go on.",
    },
  },
  "contract.out-of-order": {
    status: 409,
    title: { zh: "还没有轮到这一步", en: "Another step comes first" },
    help: {
      zh: "合同按规定的顺序办理，detail 写明现在的状态和下一步。",
      en: "A contract's steps have their order; detail names where it stands and what is next.",
    },
  },
  "contract.date-in-future": {
    status: 409,
    title: { zh: "日期晚于业务日期", en: "The date is still to come" },
    help: {
      zh: "请填写事情实际发生的日期，不晚于当前业务日期。",
      en: "Enter the day on which it happened, the business date at the latest.",
    },
  },
  "contract.date-before-previous": {
    status: 409,
    title: { zh: "日期早于上一步", en: "The date is before the previous step" },
    help: {
      zh: "各步骤的日期不能倒退。请核对这一步和上一步的日期。",
      en: "The steps' dates can't go backwards. Check this day and the previous step's.",
    },
  },
  "contract.guardian-consent-missing": {
    status: 409,
    title: { zh: "缺少监护人书面同意", en: "The guardian's consent is missing" },
    help: {
      zh: "借款学生未满 18 周岁，请先登记监护人的书面同意，再办签字。",
      en: "The borrower is under 18: record the guardian's written consent before signing.",
    },
  },
  "signature.unconfirmed": {
    status: 409,
    title: { zh: "签字还没有第二人确认", en: "Nobody has confirmed the signature" },
    help: {
      zh: "纸质签字须由第二人核对原件，请交复核人确认。",
      en: "A second person compares a paper signature with the original: have a checker confirm it.",
    },
  },
  "signature.same-person": {
    status: 409,
    title: { zh: "不能确认自己登记的签字", en: "The recorder can't confirm it" },
    help: {
      zh: "登记和确认须由两人完成。请交给另一位复核人。",
      en: "One person records a signature and another confirms it. Hand it to another checker.",
    },
  },
  "receipt.code-mismatch": {
    status: 409,
    title: { zh: "回执校验码不一致", en: "The receipt code differs" },
    help: {
      zh: "请对照受理证明重新输入校验码，并确认打开的是同一份合同。",
      en: "Type the code again from the acceptance certificate and make sure the contract is the same.",
    },
  },
  "receipt.deadline-passed": {
    status: 409,
    title: { zh: "回执录入已截止", en: "Receipts are closed" },
    help: {
      zh: "已过贷款机构接收回执的最后一天。请与贷款机构联系，合同按过期处理。",
      en: "The lender's last day for receipts has passed. Ask the lender, and let the contract expire.",
    },
  },
  "disbursement.over-contract": {
    status: 409,
    title: { zh: "放款多于合同金额", en: "More paid out than the contract says" },
    help: {
      zh: "放款应与合同金额完全一致。请核对放款清单；清单无误时与贷款机构联系。",
      en: "A contract is paid out exactly. Check the lender's list; if the list is right, ask the lender.",
    },
  },
  "disbursement.under-contract": {
    status: 409,
    title: { zh: "放款少于合同金额", en: "Less paid out than the contract says" },
    help: {
      zh: "合同一次足额放款，不分次。请核对放款清单；清单无误时与贷款机构联系。",
      en: "A contract is paid out whole and at once. Check the list; if it is right, ask the lender.",
    },
  },
} satisfies ProblemTable;
