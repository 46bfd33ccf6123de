import { Refusal } from "@bursar/domain/refusal";
import { archiveTexts } from "./archive/archive-refusals.ts";
import { collectionTexts } from "./collections/collection-refusals.ts";
import { compensationTexts } from "./compensations/compensation-refusals.ts";
import { deferralTexts } from "./deferrals/deferral-refusals.ts";
import { claimTexts } from "./claims/claim-refusals.ts";
import { documentTexts } from "./documents/document-refusals.ts";
import { prepaymentTexts } from "./prepayments/prepayment-refusals.ts";
import { repaymentTexts } from "./repayments/repayment-refusals.ts";
import { reversalTexts } from "./reversals/reversal-refusals.ts";
import { rescueTexts } from "./rescues/rescue-refusals.ts";
import { policyTexts } from "./policies/policy-refusals.ts";
import { lenderTexts } from "./lender-books/lender-refusals.ts";
import { importTexts } from "./imports/import-refusals.ts";
import { retentionTexts } from "./retention/retention-refusals.ts";
import { batchTexts } from "./batches/batch-refusals.ts";
import { changeTexts } from "./changes/change-refusals.ts";
import { hardshipTexts } from "./hardship/hardship-refusals.ts";
import { preApplicationTexts } from "./pre-applications/pre-application-refusals.ts";
import { statementTexts } from "./statements/statement-refusals.ts";

/** What use cases refuse because a thing is not there or not ready; rules refuse in the domain. */
const TEXTS = {
  ...archiveTexts,
  ...collectionTexts,
  ...claimTexts,
  ...documentTexts,
  ...prepaymentTexts,
  ...deferralTexts,
  ...repaymentTexts,
  ...rescueTexts,
  ...reversalTexts,
  ...compensationTexts,
  ...policyTexts,
  ...lenderTexts,
  ...importTexts,
  ...retentionTexts,
  ...batchTexts,
  ...changeTexts,
  ...hardshipTexts,
  ...preApplicationTexts,
  ...statementTexts,
  "application.not-found": {
    zh: "找不到这份申请。核对编号，或从申请列表打开。",
    en: "There is no such application. Check its id or open it from the list.",
    status: 404,
  },
  "borrower.not-found": {
    zh: "找不到这位借款学生。核对编号，或从搜索结果打开。",
    en: "There is no such borrower. Check the id or open the file from a search.",
    status: 404,
  },
  "university.not-found": {
    zh: "没有这所高校。核对五位代码，或按拼音、简称搜索。",
    en: "There is no such university. Check its five-digit code, or search by pinyin or name.",
    status: 404,
  },
  "contract.not-found": {
    zh: "找不到这份合同。核对合同编号，或从合同列表打开。",
    en: "There is no such contract. Check its number or open it from the list.",
    status: 404,
  },
  "contract.date-in-future": {
    zh: "签字日期晚于业务日期：改为实际签字的日期。",
    en: "The day of signing is after the business date: enter the day on which it was signed.",
    status: 409,
  },
  "contract.signatures-missing": {
    zh: "还没有登记借款学生和共同借款人的签名。先登记，再由另一人确认。",
    en: "The signatures of borrower and co-borrower are not recorded yet. Record them first.",
    status: 409,
  },
  "guardian-consent.document-unknown": {
    zh: "档案里没有这份监护人同意书。先上传，归类为“监护人同意书”，再登记。",
    en: "There is no such consent in the file. Upload it as a guardian's consent first.",
    status: 409,
  },
  "guardian-consent.not-found": {
    zh: "这份合同没有登记监护人同意。",
    en: "No guardian's consent is recorded for this contract.",
    status: 404,
  },
  "loan.not-found": {
    zh: "找不到这笔贷款。核对合同编号。",
    en: "There is no such loan. Check the contract number.",
    status: 404,
  },
  "loan.no-bill": {
    zh: "这一天没有应还款项。换一个应还日（通常是12月20日）再查。",
    en: "Nothing is due on that day. Ask for a due date, usually 20 December.",
    status: 404,
  },
  "centre.not-demo": {
    zh: "只有演示中心可以设置业务日期。正式中心按当天日期办理。",
    en: "Only a demo centre has a business date of its own. Others use today's date.",
    status: 403,
  },
  "interest.duplicate": {
    zh: "这个姓名和手机号已在这个学年的意向名单里，不用再登记。",
    en: "This name and number is on that year's interest list already.",
    status: 409,
  },
  "publicity.not-found": {
    zh: "找不到这份公示。核对网址；公示还没有开始或已撤下的也查不到。",
    en: "There is no such public list. Check the address; one that has not begun or was taken down is not shown.",
    status: 404,
  },
  "publicity.nothing-to-publish": {
    zh: "没有可以公示的人。先完成核实或补充情形，再公示。",
    en: "Nobody is ready to be published. Verify them or complete their data first.",
    status: 409,
  },
  "publicity.ended": {
    zh: "这份公示已经结束或已撤下，不用再撤。",
    en: "This list is no longer public, so there is nothing to take down.",
    status: 409,
  },
  "objection.not-found": {
    zh: "找不到这条异议。从预申请或认定的详情页打开。",
    en: "There is no such objection. Open it from the person's page.",
    status: 404,
  },
  "objection.not-public": {
    zh: "现在没有在公示，不能登记异议。公示期外的反映按信访办理。",
    en: "It is not public now, so no objection can be filed. Handle others as complaints.",
    status: 409,
  },
  "reveal.trivial-reason": {
    zh: "写明查看明文的事由，至少四个字，例如“核对合同签字人身份”。",
    en: 'Say what it is needed for in clear, such as "checking who signed the contract".',
    status: 422,
  },
  "reveal.number-in-reason": {
    zh: "事由会原样留在审计记录里：不要写证件号、手机号或账号。",
    en: "The reason stays in the audit as it is: leave out ID, phone and account numbers.",
    status: 422,
  },
  "version.changed": {
    zh: "内容在您查看后有改动：刷新，看过新内容再提交。",
    en: "It changed after it was shown: reload it, compare and submit again.",
    status: 412,
  },
} as const satisfies Record<string, { zh: string; en: string; status: number }>;

export type RefusalCode = keyof typeof TEXTS;

/** The refusal of that code with its sentences. */
export function refuse(code: RefusalCode): Refusal {
  return new Refusal(code, TEXTS[code]);
}

interface RefusedDecision {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly pointer?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The refusal for a decision that the domain has taken and worded. */
export function refused(decision: RefusedDecision, status = 409): Refusal {
  const { code, zh, en, pointer, data } = decision;
  const at = pointer === undefined ? {} : { pointer };
  return new Refusal(code, { zh, en, status, ...at, ...(data && { data }) });
}
