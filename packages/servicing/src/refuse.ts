import { Refusal } from "@bursar/domain/refusal";

/** What use cases refuse because a thing is not there or not ready; rules refuse in the domain. */
const TEXTS = {
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
    zh: "没有这种批次。可用：borrower-refresh、collection-reminder。",
    en: "There is no such kind of batch. Use borrower-refresh or collection-reminder.",
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
} as const satisfies Record<string, { zh: string; en: string; status: number }>;

export type RefusalCode = keyof typeof TEXTS;

/** The refusal of that code with its sentences. */
export function refuse(code: RefusalCode): Refusal {
  return new Refusal(code, TEXTS[code]);
}

/** The refusal for a decision that the domain has taken and worded. */
export function refused(decision: { code: string; zh: string; en: string }, status = 409): Refusal {
  return new Refusal(decision.code, { zh: decision.zh, en: decision.en, status });
}
