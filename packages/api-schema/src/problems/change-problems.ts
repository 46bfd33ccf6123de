import type { ProblemTable } from "./problem-row.ts";

type Words = readonly [zh: string, en: string];

function conflict(title: Words, help: Words) {
  return {
    status: 409,
    title: { zh: title[0], en: title[1] },
    help: { zh: help[0], en: help[1] },
  };
}

/** Codes about changes after signing, and about a loan's answer to a study filing. */
export const changeProblems = {
  "change.not-found": {
    status: 404,
    title: { zh: "没有这件变更", en: "No such change" },
    help: {
      zh: "请核对编号，或从变更列表打开；其他中心的变更在这里查不到。",
      en: "Check its id or open it from the list; another centre's can't be seen here.",
    },
  },
  "change.wrong-state": conflict(
    ["变更不在这一步", "The change is not at this step"],
    [
      "变更按草稿、待复核、生效的顺序办理，detail 写明现在的状态。请刷新后再办。",
      "A change goes from draft to review to force; detail names where it stands. Reload it.",
    ],
  ),
  "change.same-person": conflict(
    ["经办人不能复核自己的变更", "The maker can't decide on it"],
    [
      "受理和复核须由两人完成。请交给另一位复核人。",
      "One person takes a change and another decides on it. Hand it to another checker.",
    ],
  ),
  "change.version-changed": conflict(
    ["变更在查看后有改动", "The change was altered after it was shown"],
    ["请刷新，看过新内容再办理。", "Reload it, look at the new content and go on."],
  ),
  "change.preview-outdated": conflict(
    ["影响预览已经变化", "The effect is another one now"],
    [
      "贷款或参数在预览后有变化。data.preview 是新的影响，看过后用新的 previewHash 再复核。",
      "The loan or the policy changed. data.preview is the new effect: look at it, then approve with its previewHash.",
    ],
  ),
  "change.evidence-missing": conflict(
    ["材料不齐", "Papers are missing"],
    [
      "data.missing 列出缺少或不清晰的材料。请补齐后再提交。",
      "data.missing lists what is missing or can't be read. Add it, then submit.",
    ],
  ),
  "change.evidence-unknown": conflict(
    ["所列材料不在档案里", "A document is not in the file"],
    [
      "请从这位借款学生的材料列表重新选择。",
      "Choose again from the list of this borrower's documents.",
    ],
  ),
  "change.open-already": conflict(
    ["已有一件同类变更未办结", "One of this kind is open already"],
    ["请先办完或撤销那一件。", "Finish or withdraw that one first."],
  ),
  "change.other-kind": conflict(
    ["不能改成另一类变更", "A change keeps its kind"],
    ["请撤销这一件，另行受理。", "Withdraw this one and take the other anew."],
  ),
  "change.nothing-new": conflict(
    ["没有需要变更的", "Nothing would change"],
    [
      "填写的内容与现在登记的一样。请核对后再办。",
      "What is given is what is on file already. Check it.",
    ],
  ),
  "change.nothing-given": conflict(
    ["没有填写变更内容", "Nothing is to be changed"],
    [
      "请填写手机号、地址或联系人中的至少一项。",
      "Give at least one of phone, address and contact person.",
    ],
  ),
  "change.no-loan": conflict(
    ["没有未结清的贷款", "No loan that lives"],
    ["这类变更只针对未结清的贷款。", "Changes of this kind are about loans that live."],
  ),
  "change.contract-not-theirs": conflict(
    ["所列合同不属于这位借款学生", "A contract is not this borrower's"],
    [
      "请核对合同编号；合同放款后才能办这类变更。",
      "Check the contract numbers; a contract has to be disbursed for such a change.",
    ],
  ),
  "change.loan-paid-off": conflict(
    ["所列贷款已结清", "A loan is paid off"],
    [
      "请去掉已结清的合同编号；还款账户和共同借款人只为未结清的贷款变更。",
      "Leave out the loans that are paid off; an account or co-borrower is for those that live.",
    ],
  ),
  "change.prepayment-open": conflict(
    ["有提前还款申请没有办结", "An early repayment is open"],
    [
      "就学信息变更会改变还款计划。请先撤销提前还款申请，变更后再重新申请。",
      "A study change alters the plan: withdraw the early repayment first and apply anew after it.",
    ],
  ),
  "change.phone-invalid": conflict(
    ["手机号有误", "The phone number is not right"],
    ["请填写11位大陆手机号。", "Enter a mobile number of eleven digits."],
  ),
  "change.phone-too-new": conflict(
    ["手机号变更未满规定时间", "The phone number is too new"],
    [
      "手机号变更后的72小时内不能变更还款账户，data.until 是最早的时刻。",
      "The account can't be changed within 72 hours of a new phone; data.until is the earliest time.",
    ],
  ),
  "change.account-invalid": conflict(
    ["还款账户有误", "The account is not right"],
    [
      "银行卡须为16–19位且校验位正确，支付宝账户以 .cdb@sina.cn 结尾。请对照原件填写。",
      "A card has 16 to 19 digits and a check digit, an Alipay account ends in .cdb@sina.cn.",
    ],
  ),
  "change.graduation-year-missing": conflict(
    ["没有填写毕业年份", "The year of graduation is missing"],
    [
      "请按录取通知书或学籍证明填写新的毕业年份。",
      "Take the new year of graduation from the letter or the certificate.",
    ],
  ),
  "change.leaving-day-missing": conflict(
    ["没有填写离校日", "The day of leaving is missing"],
    [
      "请按学校证明填写离校手续办结的日期。",
      "Take the day on which leaving was complete from the school's proof.",
    ],
  ),
  "change.graduation-year-differs": conflict(
    ["毕业年份与档案不一致", "The year of graduation differs"],
    [
      "毕业年份有变时，请先办就学信息变更，再做毕业确认。",
      "When the year has changed, file a study change first and confirm then.",
    ],
  ),
  "change.roster-differs": conflict(
    ["名单与毕业确认不一致", "The roster says otherwise"],
    [
      "只有名单一致的才能批量通过。请单独打开，看过材料再复核。",
      "Only those that the roster agrees with pass in bulk. Open this one and review it alone.",
    ],
  ),
  "change.date-in-future": conflict(
    ["日期晚于业务日期", "The date is still to come"],
    [
      "请填写事情实际发生的日期。",
      "Enter the day on which it happened, the business date at the latest.",
    ],
  ),
  "change.both-in-person": conflict(
    ["双方须同时到场", "Both have to come in person"],
    [
      "借款学生和新的共同借款人须同时到中心核验身份，并签订补充协议。",
      "Borrower and new co-borrower come together, show their cards and sign the supplement.",
    ],
  ),
  "change.co-borrower-unfit": conflict(
    ["不能作共同借款人", "This person can't be the co-borrower"],
    [
      "detail 写明原因，data.problems 列出全部问题。请更正，或换一位共同借款人。",
      "detail says why, data.problems lists everything. Correct it or name another person.",
    ],
  ),
  "change.signed-before-contract": conflict(
    ["补充协议早于合同", "Signed before the contract"],
    ["请核对补充协议的签订日期。", "Check the day on which the supplement was signed."],
  ),
  "change.university-unknown": conflict(
    ["没有这个高校代码", "No such university"],
    ["请从高校名录里选择。", "Choose the university from the register."],
  ),
  "change.code-wrong": conflict(
    ["确认码不对", "The code is wrong"],
    [
      "请核对发到新手机号的短信后再输入。",
      "Compare it with the message that was sent to the new phone.",
    ],
  ),
  "change.code-used-up": conflict(
    ["确认码已失效", "The code works no more"],
    [
      "确认码已过期或输错次数过多。请撤销这件变更，重新受理。",
      "It is too old or was mistyped too often. Withdraw the change and take it anew.",
    ],
  ),
  "fact.date-invalid": conflict(
    ["日期不存在", "No such day"],
    ["请更正日期。", "Correct the date."],
  ),
  "fact.future": conflict(
    ["日期晚于业务日期", "The day is still to come"],
    ["到那一天再登记。", "Record it on that day."],
  ),
  "fact.before-disbursement": conflict(
    ["日期早于放款日", "Before the disbursement"],
    ["请核对日期；放款前的变化在合同里更正。", "Check the day: nothing of a loan precedes it."],
  ),
  "loan.not-disbursed": conflict(
    ["贷款还没有放款", "The loan is not disbursed"],
    ["请先登记放款。", "Record the disbursement first."],
  ),
  "study.after-compensation": conflict(
    ["贷款已代偿结清", "The loan was compensated"],
    ["代偿结清后不再办理就学变更。", "No study change is filed after a compensation."],
  ),
  "study.not-longer": conflict(
    ["没有比现在更晚", "It ends no later than now"],
    [
      "新的贴息截止日不晚于现在的。请核对学制；提前离校请办离校。",
      "The new end of the subsidy is no later. Check the years, or file leaving school.",
    ],
  ),
  "study.after-maturity": conflict(
    ["超过贷款到期日", "After the maturity"],
    [
      "贷款到期日不随就学延长，贴息截止日须早于到期日。",
      "A loan matures on its day whatever is studied: the subsidy must end before.",
    ],
  ),
  "study.starts-too-early": conflict(
    ["入学日不对", "The study starts too early"],
    [
      "入学日须在原贴息截止日之后、新的贴息截止日之前。",
      "The study must start after the old end of the subsidy and before the new one.",
    ],
  ),
  "study.already-ended": conflict(
    ["贴息早已截止", "The subsidy has ended"],
    [
      "贴息截止后离校不影响还款，无需办理。",
      "Leaving school after the subsidy ended changes nothing and needs no filing.",
    ],
  ),
} satisfies ProblemTable;
