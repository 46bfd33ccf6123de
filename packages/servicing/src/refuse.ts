import { Refusal } from "@bursar/domain/refusal";
import { archiveTexts } from "./archive/archive-refusals.ts";
import { collectionTexts } from "./collections/collection-refusals.ts";
import { compensationTexts } from "./compensations/compensation-refusals.ts";
import { deferralTexts } from "./deferrals/deferral-refusals.ts";
import { claimTexts } from "./claims/claim-refusals.ts";
import { documentTexts } from "./documents/document-refusals.ts";
import { prepaymentTexts } from "./prepayments/prepayment-refusals.ts";
import { repaymentTexts } from "./repayments/repayment-refusals.ts";
import { rescueTexts } from "./rescues/rescue-refusals.ts";
import { policyTexts } from "./policies/policy-refusals.ts";
import { lenderTexts } from "./lender-books/lender-refusals.ts";
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
  ...compensationTexts,
  ...policyTexts,
  ...lenderTexts,
  ...statementTexts,
  "import.not-found": {
    zh: "找不到这个导入文件。回到导入列表重新选择。",
    en: "There is no such import. Pick one from the list of imports.",
    status: 404,
  },
  "import.statement-in-future": {
    zh: "余额日期晚于业务日期：改为文件实际截至的日期。",
    en: "The balances' day is after the business date: enter the day that the file describes.",
    status: 422,
  },
  "import.discarded": {
    zh: "这个导入文件已作废，不能再写入。需要时重新上传。",
    en: "This import was discarded and can't take effect. Upload the file again if it is needed.",
    status: 409,
  },
  "import.not-staged": {
    zh: "已经开始写入的导入不能作废。要中途停下，请用“停止”。",
    en: "An import that has begun to take effect can't be discarded. Stop it instead.",
    status: 409,
  },
  "import.not-running": {
    zh: "这个导入没有正在写入，无需停止。刷新后查看它的状态。",
    en: "This import isn't running, so there is nothing to stop. Reload it to see its state.",
    status: 409,
  },
  "import-difference.not-found": {
    zh: "找不到这处差异。核对导入、行号和字段，或从差异列表打开。",
    en: "There is no such difference. Check import, row and field, or open it from the list.",
    status: 404,
  },
  "import-difference.resolved": {
    zh: "这处差异已经核对完毕。刷新后查看结果。",
    en: "This difference was settled before. Reload it to see how.",
    status: 409,
  },
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
  "retention-plan.date-in-future": {
    zh: "清理日期晚于业务日期：改为今天或更早的日期。",
    en: "The day is after the business date: choose today or an earlier one.",
    status: 422,
  },
  "retention-run.not-found": {
    zh: "找不到这次清理。核对编号，或从清理列表打开。",
    en: "There is no such run. Check its id or open it from the list.",
    status: 404,
  },
  "retention-run.nothing-due": {
    zh: "这一天没有到期的数据，无需清理。",
    en: "Nothing has outlived its period on that day, so there is nothing to propose.",
    status: 409,
  },
  "retention-run.plan-changed": {
    zh: "清单在查看后有变化。请重新打开，核对后再提出。",
    en: "The plan has changed since it was shown. Look at it again and propose that.",
    status: 409,
  },
  "retention-run.waiting": {
    zh: "还有一次清理没有办完。先办完那一次，再提出新的。",
    en: "Another run is not done. Finish that one before proposing the next.",
    status: 409,
  },
  "retention-run.not-approved": {
    zh: "这次清理还没有第二人批准。批准后再执行。",
    en: "No second person has approved this run. Have it approved, then run it.",
    status: 409,
  },
  "retention-run.unfinished": {
    zh: "这次清理还没有执行完。再次执行同一命令会接着办。",
    en: "The run isn't finished. The same command again goes on with it.",
    status: 409,
  },
  "legal-hold.not-found": {
    zh: "找不到这项保全。核对编号，或从保全列表打开。",
    en: "There is no such hold. Check its id or open it from the list.",
    status: 404,
  },
  "legal-hold.in-force": {
    zh: "这位借款学生已有生效的保全，不必再设。",
    en: "This borrower is under a hold already; another isn't needed.",
    status: 409,
  },
  "legal-hold.lifted": {
    zh: "这项保全已经解除。刷新后查看。",
    en: "This hold was lifted before. Reload it.",
    status: 409,
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
  "batch.not-found": {
    zh: "找不到这个批次。从批次列表打开。",
    en: "There is no such batch run. Open it from the list.",
    status: 404,
  },
  "batch.unknown-kind": {
    zh: "没有这种批次。用 bursar help batch run 查看有哪些。",
    en: "There is no such kind of batch. See bursar help batch run for those that there are.",
    status: 422,
  },
  "batch.future-date": {
    zh: "业务日期还没有到。批次只能在当日或以后执行。",
    en: "That business date is still to come. A batch runs on its day or later.",
    status: 422,
  },
  "batch.no-roster": {
    zh: "当月的核对名单还没有导入。先导入名单，再执行信息更新。",
    en: "The roster of that month is not imported yet. Import it, then run the refresh.",
    status: 409,
  },
  "batch.same-person": {
    zh: "批次不能由发起人自己批准。换另一位有权限的人批准。",
    en: "A batch can't be approved by the person who planned it. Ask another person.",
    status: 403,
  },
  "batch.not-waiting": {
    zh: "这个批次不在等待批准。刷新后查看它的状态。",
    en: "This batch does not wait for approval. Reload it to see its state.",
    status: 409,
  },
  "batch.plan-stale": {
    zh: "做计划以后参数有变，计划已过期。停止这个批次，重新计划，再请人批准。",
    en: "Policy has changed since this was planned. Stop the run, plan it again, then approve.",
    status: 409,
  },
  "batch.wrong-state": {
    zh: "批次现在的状态不能这样操作。刷新后查看它的状态。",
    en: "A run in this state can't be moved so. Reload it to see where it stands.",
    status: 409,
  },
  "batch.not-over": {
    zh: "批次还没有办完。办完后再重试或重新核对。",
    en: "The run isn't over yet. Retry or check it again when it is.",
    status: 409,
  },
  "batch.nothing-to-retry": {
    zh: "没有可以重试的未通过项：已全部重试过，或没有这一原因的。",
    en: "Nothing is left to retry: a later run has taken it on, or nothing has that cause.",
    status: 409,
  },
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
  "centre.not-demo": {
    zh: "只有演示中心可以设置业务日期。正式中心按当天日期办理。",
    en: "Only a demo centre has a business date of its own. Others use today's date.",
    status: 403,
  },
  "pre-application.not-found": {
    zh: "找不到这份预申请。核对编号，或从预申请列表打开。",
    en: "There is no such pre-application. Check its id or open it from the list.",
    status: 404,
  },
  "pre-application.not-a-draft": {
    zh: "只有草稿能改。已经报送的，先由复核人退回。",
    en: "Only a draft can be changed. Have a checker return it first.",
    status: 409,
  },
  "pre-application.date-in-future": {
    zh: "学校盖章的日期晚于业务日期：改为实际日期。",
    en: "The school's date is after the business date: enter the day on its stamp.",
    status: 409,
  },
  "pre-application.no-such-year": {
    zh: "学年写成两个相连的年份，例如 2026-2027。",
    en: "Write the academic year as two years in a row, such as 2026-2027.",
    status: 422,
  },
  "pre-application.other-year": {
    zh: "这份预申请属于另一个学年：按它的学年办理。",
    en: "This pre-application is of another academic year: handle it with its own year.",
    status: 409,
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
  "hardship.not-found": {
    zh: "找不到这份认定。核对编号，或从认定列表打开。",
    en: "There is no such recognition. Check its id or open it from the list.",
    status: 404,
  },
  "hardship.person-not-found": {
    zh: "找不到这位借款学生。从借款学生列表打开，或直接填写姓名和身份证号。",
    en: "There is no such borrower. Open them from the list, or give name and ID number.",
    status: 404,
  },
  "hardship.no-such-year": {
    zh: "学年写成两个相连的年份，例如 2026-2027。",
    en: "Write the academic year as two years in a row, such as 2026-2027.",
    status: 422,
  },
  "hardship.invalid-id-number": {
    zh: "身份证号码有误：对照身份证重新输入 18 位号码。",
    en: "The ID number is wrong: type its 18 characters again from the card.",
    status: 422,
  },
  "hardship.unknown-category": {
    zh: "困难类别不在现行名单里：从名单中选一项。",
    en: "The category is not on the list in force: choose one from the list.",
    status: 422,
  },
  "hardship.unknown-document": {
    zh: "佐证材料里有本中心没有的编号：从材料列表里重新选择。",
    en: "A document among the evidence is not of this centre: choose from the list of documents.",
    status: 422,
  },
  "hardship.date-in-future": {
    zh: "承诺书的日期晚于业务日期：改为实际签字的日期。",
    en: "The commitment's date is after the business date: enter the day on which it was signed.",
    status: 409,
  },
  "hardship.already-there": {
    zh: "这位学生这个学年已有认定或待决定的申请：打开它，或先撤回。",
    en: "This student has a recognition or a request of that year already: open it, or cancel it first.",
    status: 409,
  },
  "hardship.replaced-meanwhile": {
    zh: "要调整的认定已不是现行认定：撤回这份申请，按现行认定重新提出。",
    en: "The recognition that it changes is no longer in force: cancel this and propose it anew.",
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
