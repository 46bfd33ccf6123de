import type { ContractEvent, ContractState } from "./contract-transitions.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** The names of the states shown to people (ux 3.6). */
export const contractStateNames: Readonly<Record<ContractState, Words>> = {
  draft: { zh: "草稿", en: "draft" },
  sent: { zh: "待签", en: "sent for signing" },
  "borrower-signed": { zh: "借款学生已签", en: "signed by the borrower" },
  "co-borrower-signed": { zh: "共同借款人已签", en: "signed by the co-borrower" },
  countersigned: { zh: "已签约", en: "countersigned" },
  accepted: { zh: "已受理", en: "accepted" },
  "receipt-recorded": { zh: "回执已录", en: "receipt recorded" },
  "lender-approved": { zh: "待放款", en: "approved by the lender" },
  disbursed: { zh: "已放款", en: "disbursed" },
  returned: { zh: "已退回", en: "returned" },
  declined: { zh: "未通过", en: "declined" },
  voided: { zh: "已作废", en: "voided" },
  expired: { zh: "已过期", en: "expired" },
  replaced: { zh: "已替换", en: "replaced" },
};

/** What is done in a step, as a verb. */
export const contractEventNames: Readonly<Record<ContractEvent, Words>> = {
  send: { zh: "发送签署", en: "send for signing" },
  "sign-borrower": { zh: "借款学生签字", en: "borrower's signature" },
  "sign-co-borrower": { zh: "共同借款人签字", en: "co-borrower's signature" },
  countersign: { zh: "资助中心签章", en: "centre's signature" },
  accept: { zh: "出具受理证明", en: "acceptance certificate" },
  "record-receipt": { zh: "录入高校回执", en: "university receipt" },
  "lender-approve": { zh: "贷款机构审批", en: "lender's approval" },
  disburse: { zh: "放款", en: "disbursement" },
  return: { zh: "退回修改", en: "return for correction" },
  decline: { zh: "不予通过", en: "decline" },
  void: { zh: "作废", en: "void" },
  expire: { zh: "过期", en: "expire" },
  replace: { zh: "替换", en: "replace" },
  "raise-amount": { zh: "提额", en: "raise of the amount" },
};
