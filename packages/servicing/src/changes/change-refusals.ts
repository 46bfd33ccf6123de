/** What use cases about changes of what is on file refuse. */
export const changeTexts = {
  "change.not-found": {
    zh: "找不到这件变更。核对编号，或从变更列表打开。",
    en: "There is no such change. Check its id or open it from the list.",
    status: 404,
  },
  "change.open-already": {
    zh: "这位借款学生有一件同类变更还没办结。先办完或撤销那一件。",
    en: "This borrower has an open change of the same kind. Finish or withdraw that one first.",
    status: 409,
  },
  "change.other-kind": {
    zh: "不能把一件变更改成另一类。撤销后另行受理。",
    en: "A change can't become one of another kind. Withdraw it and take the other one.",
    status: 409,
  },
  "change.nothing-new": {
    zh: "填写的内容与现在登记的一样，没有需要变更的。核对后再办。",
    en: "What is given is what is on file already: nothing would change. Check it.",
    status: 409,
  },
  "change.no-loan": {
    zh: "这位借款学生没有未结清的贷款，不需要办这类变更。",
    en: "This borrower has no loan that lives, so there is nothing of this kind to change.",
    status: 409,
  },
  "change.contract-not-theirs": {
    zh: "所列合同中有不属于这位借款学生的，或尚未放款。核对合同编号。",
    en: "One of the contracts is another borrower's or not disbursed yet. Check the numbers.",
    status: 409,
  },
  "change.loan-paid-off": {
    zh: "所列贷款中有已结清的，不再需要还款账户或共同借款人变更。去掉这些合同编号。",
    en: "One of the loans is paid off and needs no such change any more. Leave its number out.",
    status: 409,
  },
  "change.signed-before-contract": {
    zh: "补充协议的签订日早于借款合同：核对日期。",
    en: "The supplement was signed before the contract itself: check the day.",
    status: 409,
  },
  "change.university-unknown": {
    zh: "名录里没有这个高校代码：按名录重新选择。",
    en: "No university has that code: choose it from the register.",
    status: 409,
  },
  "change.evidence-unknown": {
    zh: "所列材料中有不属于这位借款学生的，或已移除。从材料列表重新选择。",
    en: "One of the documents is not in this borrower's file. Choose from the list again.",
    status: 409,
  },
  "change.code-wrong": {
    zh: "确认码不对。核对发到新手机号的短信后再输入。",
    en: "The code is wrong. Compare it with the message on the new phone.",
    status: 409,
  },
  "change.code-used-up": {
    zh: "确认码已过期或输错次数过多。撤销这件变更，重新受理。",
    en: "The code is too old or was mistyped too often. Withdraw the change and take it anew.",
    status: 409,
  },
} as const;
