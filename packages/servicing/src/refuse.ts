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
