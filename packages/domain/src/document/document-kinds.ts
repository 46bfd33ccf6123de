/**
 * What a handed-in paper is kept for, and so for how long (rulebook 5.5): the credit-contract file
 * 信贷合同档案, the loan-management file 信贷管理档案, hardship papers, relief papers, and copies
 * that are only worked with.
 */
export const RETENTION_LABELS = [
  "credit-contract",
  "loan-management",
  "hardship",
  "relief",
  "working",
] as const;
export type RetentionLabel = (typeof RETENTION_LABELS)[number];

interface KindEntry {
  readonly zh: string;
  readonly en: string;
  readonly retention: RetentionLabel;
  /** Version of the code list that brought this kind. */
  readonly since: number;
  /** Kept at the first loan and taken over by renewals (rulebook 5.5). */
  readonly keptOnce?: true;
}

/** A kind is never taken out of the list or given another meaning: old documents name it. */
export const DOCUMENT_KINDS_VERSION = 1;

/** Kinds of documents, in the order in which an archive bag lists them (rulebook 5.3–5.5, 5.7). */
export const DOCUMENT_KINDS = {
  "application-form": kind("申请表", "application form", "credit-contract"),
  "hardship-form": kind("家庭经济困难认定表", "hardship recognition form", "hardship"),
  "hardship-evidence": kind("困难情况佐证", "hardship evidence", "hardship"),
  "id-card-front": keptOnce("借款学生身份证（人像面）", "borrower's ID card, portrait side"),
  "id-card-back": keptOnce("借款学生身份证（国徽面）", "borrower's ID card, emblem side"),
  "co-borrower-id-card-front": keptOnce(
    "共同借款人身份证（人像面）",
    "co-borrower's ID card, portrait side",
  ),
  "co-borrower-id-card-back": keptOnce(
    "共同借款人身份证（国徽面）",
    "co-borrower's ID card, emblem side",
  ),
  "household-register": keptOnce("户口簿", "household register"),
  "admission-letter": keptOnce("录取通知书", "admission letter"),
  "student-card": keptOnce("学生证", "student card"),
  "enrolment-certificate": keptOnce(
    "在校证明或学籍在线验证报告",
    "enrolment certificate or online enrolment report",
  ),
  "guardian-consent": kind("监护人同意书", "guardian's consent", "credit-contract"),
  "guardianship-proof": kind("监护关系或孤儿证明", "proof of guardianship", "credit-contract"),
  "contract-original": kind("借款合同原件", "original of the loan contract", "credit-contract"),
  receipt: kind("高校回执", "university receipt", "credit-contract"),
  "disbursement-voucher": kind("借款凭证", "disbursement voucher", "loan-management"),
  "transfer-slip": kind("划款回单", "transfer slip", "loan-management"),
  "study-change-form": kind("就学信息变更单", "enrolment change form", "loan-management"),
  "study-change-evidence": kind("就学变更证明", "evidence of the change", "loan-management"),
  "graduation-evidence": kind("毕业或离校证明", "evidence of leaving school", "loan-management"),
  "plan-change-form": kind("还款计划变更单", "plan change form", "loan-management"),
  "account-proof": kind("银行账户或支付宝账户证明", "account proof", "loan-management"),
  "contact-proof": kind("联系方式变更证明", "proof of new contact data", "loan-management"),
  "relief-form": kind("还款救助申请表", "rescue application form", "relief"),
  "death-certificate": kind("死亡或宣告失踪证明", "proof of death or disappearance", "relief"),
  "disability-certificate": kind(
    "丧失劳动或民事行为能力证明",
    "proof of lost labour or civil capacity",
    "relief",
  ),
  "illness-proof": kind("重大疾病证明", "proof of serious illness", "relief"),
  "disaster-proof": kind("自然灾害证明", "proof of a natural disaster", "relief"),
  "income-proof": kind("低收入或失业证明", "proof of low income or unemployment", "relief"),
  "dunning-record": kind("催收记录", "record of a demand", "loan-management"),
  other: kind("其他材料", "other document", "working"),
} as const satisfies Record<string, KindEntry>;

export type DocumentKind = keyof typeof DOCUMENT_KINDS;
export const documentKinds = Object.keys(DOCUMENT_KINDS) as readonly DocumentKind[];

/** What the product knows of a kind: titles, retention, whether renewals take it over. */
export function documentKindEntry(code: DocumentKind): KindEntry {
  return DOCUMENT_KINDS[code];
}

function kind(zh: string, en: string, retention: RetentionLabel): KindEntry {
  return { zh, en, retention, since: 1 };
}

function keptOnce(zh: string, en: string): KindEntry {
  return { zh, en, retention: "credit-contract", since: 1, keptOnce: true };
}
