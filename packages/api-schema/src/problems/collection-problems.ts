import type { ProblemTable } from "./problem-row.ts";

/** Codes about arrears: contacts, promises, demands, limitation, conditions and write-offs. */
export const collectionProblems = {
  "contact.private-phone": {
    status: 409,
    title: { zh: "不得使用私人手机", en: "No private phone" },
    help: {
      zh: "催收用中心的电话，不用私人手机。请换中心电话再联系。",
      en: "Debtors are called from the centre's line only. Use that one.",
    },
  },
  "contact.quiet-hours": {
    status: 409,
    title: { zh: "不得打扰的时段", en: "Quiet hours" },
    help: {
      zh: "夜间不催收，短信提前停止提交。data.possibleFrom 是可以联系的时间。",
      en: "Nobody is pressed at night, and messages stop before it. data.possibleFrom says from when it is allowed.",
    },
  },
  "contact.too-many-calls": {
    status: 409,
    title: { zh: "今天接通次数已满", en: "They have spoken often enough today" },
    help: {
      zh: "按人计算，不分合同。data.possibleFrom 是可以再打的时间。",
      en: "Counted by person over all contracts. data.possibleFrom says when to call again.",
    },
  },
  "contact.too-many-attempts": {
    status: 409,
    title: { zh: "今天拨打次数已满", en: "This number was tried often enough today" },
    help: {
      zh: "按号码计算。data.possibleFrom 是可以再打的时间。",
      en: "Counted by number. data.possibleFrom says when to call again.",
    },
  },
  "contact.too-many-messages": {
    status: 409,
    title: { zh: "今天已发过消息", en: "They got a message today" },
    help: {
      zh: "每人每天的催收消息有上限。data.possibleFrom 是可以再发的时间。",
      en: "Messages about a debt are limited by person and day. data.possibleFrom says when to send the next.",
    },
  },
  "contact.relay-too-early": {
    status: 409,
    title: { zh: "还不能请人转告", en: "Too early to ask somebody to relay" },
    help: {
      zh: "先逐日联系本人，联系不上才能请人转告，且不得透露债务。data.possibleFrom 是最早时间。",
      en: "Try the debtor day by day first; whoever relays is told nothing of the debt. data.possibleFrom is the earliest time.",
    },
  },
  "contact.not-found": {
    status: 404,
    title: { zh: "没有这条催收记录", en: "No such contact" },
    help: {
      zh: "找不到这条催收记录。核对编号，或从逾期清单打开。",
      en: "There is no such contact. Check its id or open it from the worklist.",
    },
  },
  "contact.nothing-overdue": {
    status: 409,
    title: { zh: "没有逾期", en: "Nothing is overdue" },
    help: {
      zh: "这位借款学生没有逾期，不得催收。到期提醒由系统发送。",
      en: "Nothing of theirs is overdue, so nobody is pressed. Reminders go out by themselves.",
    },
  },
  "contact.paused": {
    status: 409,
    title: { zh: "暂缓催收", en: "Collection pauses" },
    help: {
      zh: "逾期合同有待认领的还款或正在办理的救助，先办结再联系。",
      en: "Money of theirs is held, or a rescue is being decided. Finish that before contacting them.",
    },
  },
  "contact.borrower-deceased": {
    status: 409,
    title: { zh: "借款学生已登记死亡", en: "The borrower has died" },
    help: {
      zh: "借款学生已登记死亡：不联系其本人号码；共同借款人由专人当面或电话联系，不发短信。",
      en: "The borrower is recorded as deceased: leave their number alone; a person speaks to the co-borrower, without messages.",
    },
  },
  "contact.has-guardian": {
    status: 409,
    title: { zh: "应联系监护人", en: "There is a guardian" },
    help: {
      zh: "借款学生有监护人：联系监护人，不联系本人。",
      en: "The borrower has a guardian: contact the guardian instead.",
    },
  },
  "contact.no-guardian": {
    status: 409,
    title: { zh: "没有登记监护人", en: "No guardian is on record" },
    help: {
      zh: "没有登记监护人。先登记监护情况，再联系监护人。",
      en: "No guardian is on record. Record the guardianship first.",
    },
  },
  "contact.no-co-borrower": {
    status: 409,
    title: { zh: "没有这位共同借款人", en: "No such co-borrower" },
    help: {
      zh: "逾期合同没有这位共同借款人。核对合同编号。",
      en: "No overdue contract has a co-borrower by that number. Check the contract number.",
    },
  },
  "contact.relay-phone-missing": {
    status: 422,
    title: { zh: "缺少转告人电话", en: "The relay's number is missing" },
    help: {
      zh: "写明转告人的电话，用于计算拨打次数。",
      en: "Give the number of whoever relays: calls to it are counted.",
    },
  },
  "contact.time-in-future": {
    status: 422,
    title: { zh: "联系时间还没有到", en: "That time is still to come" },
    help: {
      zh: "联系时间晚于现在：改为实际时间。",
      en: "That time is still to come: enter when it really was.",
    },
  },
  "contact.already-closed": {
    status: 409,
    title: { zh: "记录已有结果", en: "The contact has its result" },
    help: {
      zh: "这条记录已有结果。另建一条新的联系记录。",
      en: "This contact has its result already. Open a new one.",
    },
  },
  "contact.promise-missing": {
    status: 422,
    title: { zh: "缺少承诺内容", en: "The promise is missing" },
    help: {
      zh: "结果为“接通承诺”时，写明承诺金额和日期。",
      en: "Where they promised to pay, say how much and by when.",
    },
  },
  "contact.recording-unannounced": {
    status: 409,
    title: { zh: "录音未事先告知", en: "The recording was not announced" },
    help: {
      zh: "录音须事先告知。没有告知的录音不能作为凭证。",
      en: "A recording counts as evidence only if it was announced.",
    },
  },
  "collection.document-unknown": {
    status: 409,
    title: { zh: "档案里没有这份材料", en: "The document is not in the file" },
    help: {
      zh: "档案里没有这份材料。先上传到这位借款学生名下，再引用。",
      en: "There is no such document in this borrower's file. Upload it there first.",
    },
  },
  "collection.assignee-unknown": {
    status: 422,
    title: { zh: "没有这位在岗人员", en: "Nobody of that id works here" },
    help: {
      zh: "本中心没有这位在岗人员。从人员列表选择。",
      en: "Nobody of that id works in this centre. Choose from the staff list.",
    },
  },
  "collection.forbidden-words": {
    status: 422,
    title: { zh: "含有不得使用的词语", en: "The text holds forbidden words" },
    help: {
      zh: "文字含有不得使用的词语，见 data.words。改为据实、不带威胁的说法。",
      en: "The text holds words that may not be used, see data.words. Say it factually, without threats.",
    },
  },
  "promise.date-passed": {
    status: 422,
    title: { zh: "承诺日期已过", en: "The promised day is past" },
    help: {
      zh: "承诺日期早于今天：改为今天或以后。",
      en: "That day is past: a promise is for today or later.",
    },
  },
  "demand.not-found": {
    status: 404,
    title: { zh: "没有这份通知书", en: "No such demand" },
    help: {
      zh: "找不到这份催收通知书。从借款学生的催收页打开。",
      en: "There is no such demand. Open it from the borrower's case.",
    },
  },
  "demand.delivered-before": {
    status: 409,
    title: { zh: "送达已经登记", en: "The delivery is on record" },
    help: {
      zh: "这位债务人的送达已经登记。刷新后查看。",
      en: "Its delivery to this debtor is on record already. Reload it.",
    },
  },
  "demand.date-impossible": {
    status: 422,
    title: { zh: "送达日期不可能", en: "Impossible day of delivery" },
    help: {
      zh: "送达日期须在发出日期与今天之间。",
      en: "The day of delivery lies between the day of issue and today.",
    },
  },
  "limitation.date-impossible": {
    status: 422,
    title: { zh: "日期不可能", en: "Impossible day" },
    help: {
      zh: "日期晚于今天或早于放款日：改为实际日期。",
      en: "That day is still to come, or before the loan was paid out: enter the real one.",
    },
  },
  "condition.not-found": {
    status: 404,
    title: { zh: "没有这条登记", en: "No such record" },
    help: { zh: "找不到这条登记。核对编号。", en: "There is no such record. Check its id." },
  },
  "condition.in-force": {
    status: 409,
    title: { zh: "已经登记并有效", en: "It is in force already" },
    help: {
      zh: "这种情况已经登记并有效，不必再登记。",
      en: "This is on record and in force already.",
    },
  },
  "condition.lifted": {
    status: 409,
    title: { zh: "登记已经解除", en: "It was lifted before" },
    help: { zh: "这条登记已经解除。刷新后查看。", en: "This record was lifted before. Reload it." },
  },
  "condition.same-person": {
    status: 403,
    title: { zh: "登记人不能自己解除", en: "The reporter can't lift it" },
    help: {
      zh: "登记人不能自己解除。请另一位同事核实后解除。",
      en: "Whoever recorded it can't lift it. Ask a colleague to check and lift it.",
    },
  },
  "condition.guardian-missing": {
    status: 422,
    title: { zh: "缺少监护人", en: "The guardian is missing" },
    help: {
      zh: "登记监护情况时写明监护人姓名和电话。",
      en: "For a guardianship, give the guardian's name and number.",
    },
  },
  "condition.date-in-future": {
    status: 422,
    title: { zh: "日期还没有到", en: "That day is still to come" },
    help: {
      zh: "日期晚于今天：改为实际日期。",
      en: "That day is still to come: enter the real one.",
    },
  },
  "write-off.not-found": {
    status: 404,
    title: { zh: "没有这笔核销", en: "No such write-off" },
    help: {
      zh: "找不到这笔核销。从核销列表打开。",
      en: "There is no such write-off. Open it from the list.",
    },
  },
  "write-off.decided": {
    status: 409,
    title: { zh: "核销已有决定", en: "It was decided before" },
    help: {
      zh: "这笔核销已经确认或退回。刷新后查看。",
      en: "This write-off was confirmed or rejected before. Reload it.",
    },
  },
  "write-off.same-person": {
    status: 403,
    title: { zh: "导入人不能自己确认", en: "The maker can't confirm it" },
    help: {
      zh: "核销须由导入人以外的另一人确认。",
      en: "A write-off is confirmed by somebody other than who imported it.",
    },
  },
  "write-off.nothing-owed": {
    status: 409,
    title: { zh: "已无欠款可核销", en: "Nothing is left to write off" },
    help: {
      zh: "到核销日这笔贷款没有欠款。请与贷款人核对，再退回这一行。",
      en: "Nothing is owed on that day. Settle it with the lender, then reject the line.",
    },
  },
  "write-off.already-written-off": {
    status: 409,
    title: { zh: "已经核销", en: "It is written off already" },
    help: {
      zh: "这笔贷款的核销已经入账。请退回这一行。",
      en: "The loan's write-off is posted already. Reject the line.",
    },
  },
} satisfies ProblemTable;
