import type { ChangeEvent, ChangeKind, ChangeState } from "./change-transitions.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** The names shown to people (ux 3.6, C-12). */
export const changeKindNames: Readonly<Record<ChangeKind, Words>> = {
  contact: { zh: "联系方式变更", en: "change of contact data" },
  account: { zh: "还款账户变更", en: "change of repayment account" },
  study: { zh: "就学信息变更", en: "change of enrolment details" },
  "co-borrower": { zh: "共同借款人变更", en: "change of co-borrower" },
  "graduation-confirmation": { zh: "毕业确认", en: "graduation confirmation" },
};

export const changeStateNames: Readonly<Record<ChangeState, Words>> = {
  draft: { zh: "草稿", en: "a draft" },
  submitted: { zh: "待复核", en: "awaiting review" },
  returned: { zh: "已退回", en: "returned" },
  approved: { zh: "已通过，待新手机号确认", en: "approved, waiting for the new phone" },
  applied: { zh: "已生效", en: "in force" },
  rejected: { zh: "未通过", en: "rejected" },
  withdrawn: { zh: "已撤销", en: "withdrawn" },
};

export const changeEventNames: Readonly<Record<ChangeEvent, Words>> = {
  submit: { zh: "提交", en: "submission" },
  return: { zh: "退回", en: "return" },
  approve: { zh: "复核通过", en: "approval" },
  apply: { zh: "生效", en: "confirmation" },
  reject: { zh: "不予通过", en: "rejection" },
  withdraw: { zh: "撤销", en: "withdrawal" },
};
