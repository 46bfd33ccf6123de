import { applicationEventNames } from "../application/index.ts";
import { changeKindNames } from "../change/index.ts";
import { contractEventNames } from "../contract/index.ts";
import { documentKindEntry, documentKinds } from "../document/index.ts";
import type { ArchiveFact, ArchiveKind } from "./archive-entry.ts";

interface Words {
  readonly zh: string;
  readonly en: string;
}

type Names = Readonly<Record<string, Words | undefined>>;

const STEPS: Names = {
  enter: { zh: "登记", en: "entered" },
  submit: { zh: "提交", en: "submitted" },
  issue: { zh: "送达", en: "issued" },
  propose: { zh: "提出", en: "proposed" },
  decide: { zh: "决定", en: "decided" },
  apply: { zh: "生效", en: "in force" },
  record: { zh: "登记", en: "recorded" },
  confirm: { zh: "确认", en: "confirmed" },
  approve: { zh: "通过", en: "approved" },
  recognise: { zh: "认定", en: "recognised" },
  publish: { zh: "公示", en: "published" },
  publicise: { zh: "公示", en: "published" },
  verify: { zh: "核实", en: "verified" },
  return: { zh: "退回", en: "returned" },
  reject: { zh: "不予通过", en: "rejected" },
  withdraw: { zh: "撤回", en: "withdrawn" },
  import: { zh: "录入系统", en: "entered in the lender's system" },
  pass: { zh: "通过", en: "passed" },
  "school-approve": { zh: "学校审核", en: "approved by the school" },
  "take-down": { zh: "撤下公示", en: "taken down" },
  correct: { zh: "更正", en: "corrected" },
  adjust: { zh: "调整", en: "adjusted" },
  revoke: { zh: "取消认定", en: "revoked" },
  decline: { zh: "不予认定", en: "declined" },
  cancel: { zh: "撤回", en: "cancelled" },
  supersede: { zh: "被调整代替", en: "replaced by a change" },
};

const PARTIES: Names = {
  borrower: { zh: "借款学生", en: "borrower" },
  "co-borrower": { zh: "共同借款人", en: "co-borrower" },
  centre: { zh: "资助中心", en: "centre" },
};

const FACTS: Names = {
  disbursed: { zh: "发放", en: "disbursement" },
  "study-extended": { zh: "继续攻读学位", en: "further study" },
  "study-suspended": { zh: "休学或入伍", en: "suspension or military service" },
  "school-left": { zh: "离校", en: "left school" },
  "principal-deferred": { zh: "本金延期", en: "principal deferred" },
  repaid: { zh: "还款", en: "repayment" },
  prepaid: { zh: "提前还款", en: "early repayment" },
  rescued: { zh: "还款救助", en: "rescue" },
  "paid-through": { zh: "此前各期均已还清", en: "paid until then" },
  reversed: { zh: "冲正", en: "reversal" },
};

const SHEETS: Names = {
  "acceptance-certificate": { zh: "受理证明", en: "acceptance certificate" },
  "deficiency-slip": { zh: "一次性告知单", en: "deficiency slip" },
  "archive-index": { zh: "档案袋目录", en: "archive index" },
};

const DOCUMENTS: Names = Object.fromEntries(
  documentKinds.map((kind) => [kind, documentKindEntry(kind)]),
);

/** What stands before the step, and the words of the step. */
const TITLES: Readonly<Record<ArchiveKind, Words & { readonly names: Names }>> = {
  "pre-application": { zh: "预申请", en: "Pre-application", names: STEPS },
  hardship: { zh: "家庭经济困难认定", en: "Hardship recognition", names: STEPS },
  application: { zh: "贷款申请", en: "Application", names: applicationEventNames },
  "deficiency-notice": { zh: "一次性告知", en: "Deficiency notice", names: STEPS },
  "amount-raise": { zh: "提额", en: "Raise of the amount", names: STEPS },
  document: { zh: "材料", en: "Document", names: DOCUMENTS },
  contract: { zh: "借款合同", en: "Loan contract", names: contractEventNames },
  signature: { zh: "纸质签名", en: "Signature on paper", names: PARTIES },
  "guardian-consent": { zh: "监护人同意", en: "Guardian's consent", names: STEPS },
  "loan-fact": { zh: "贷款", en: "Loan", names: FACTS },
  change: { zh: "变更", en: "Change", names: changeNames() },
  notice: { zh: "通知", en: "Notice", names: {} },
  print: { zh: "打印", en: "Print", names: SHEETS },
  reveal: { zh: "查看明文", en: "Shown in clear", names: {} },
};

/** A change's event is its kind and step, `contact/apply`. */
function changeNames(): Names {
  const kinds = Object.entries(changeKindNames);
  const steps = ["enter", "decide", "apply"];
  return Object.fromEntries(
    kinds.flatMap(([kind, name]) =>
      steps.map((step) => [
        `${kind}/${step}`,
        { zh: `${name.zh}${STEPS[step]?.zh ?? ""}`, en: `${name.en} ${STEPS[step]?.en ?? ""}` },
      ]),
    ),
  );
}

/** A line's words. A step that this version doesn't know keeps its code. */
export function archiveTitle({ kind, event }: Pick<ArchiveFact, "kind" | "event">): Words {
  const { names, zh, en } = TITLES[kind];
  const name = names[event];
  if (kind === "document") return { zh: name?.zh ?? event, en: name?.en ?? event };
  if (kind === "reveal") return { zh, en };
  return { zh: `${zh}：${name?.zh ?? event}`, en: `${en}: ${name?.en ?? event}` };
}
