/** What use cases about arrears refuse. */
export const collectionTexts = {
  "contact.not-found": {
    zh: "找不到这条催收记录。核对编号，或从逾期清单打开。",
    en: "There is no such contact. Check its id or open it from the worklist.",
    status: 404,
  },
  "contact.nothing-overdue": {
    zh: "这位借款学生没有逾期，不得催收。到期提醒由系统发送。",
    en: "Nothing of theirs is overdue, so nobody is pressed. Reminders go out by themselves.",
    status: 409,
  },
  "contact.paused": {
    zh: "逾期合同有待认领的还款或正在办理的救助，先办结再联系。",
    en: "Money of theirs is held, or a rescue is being decided. Finish that before contacting them.",
    status: 409,
  },
  "contact.borrower-deceased": {
    zh: "借款学生已登记死亡：不联系其本人号码；共同借款人由专人当面或电话联系，不发短信。",
    en: "The borrower is recorded as deceased: leave their number alone; a person speaks to the co-borrower, without messages.",
    status: 409,
  },
  "contact.has-guardian": {
    zh: "借款学生有监护人：联系监护人，不联系本人。",
    en: "The borrower has a guardian: contact the guardian instead.",
    status: 409,
  },
  "contact.no-guardian": {
    zh: "没有登记监护人。先登记监护情况，再联系监护人。",
    en: "No guardian is on record. Record the guardianship first.",
    status: 409,
  },
  "contact.no-co-borrower": {
    zh: "逾期合同没有这位共同借款人。核对合同编号。",
    en: "No overdue contract has a co-borrower by that number. Check the contract number.",
    status: 409,
  },
  "contact.relay-phone-missing": {
    zh: "写明转告人的电话，用于计算拨打次数。",
    en: "Give the number of whoever relays: calls to it are counted.",
    status: 422,
  },
  "contact.time-in-future": {
    zh: "联系时间晚于现在：改为实际时间。",
    en: "That time is still to come: enter when it really was.",
    status: 422,
  },
  "contact.already-closed": {
    zh: "这条记录已有结果。另建一条新的联系记录。",
    en: "This contact has its result already. Open a new one.",
    status: 409,
  },
  "contact.promise-missing": {
    zh: "结果为“接通承诺”时，写明承诺金额和日期。",
    en: "Where they promised to pay, say how much and by when.",
    status: 422,
  },
  "contact.recording-unannounced": {
    zh: "录音须事先告知。没有告知的录音不能作为凭证。",
    en: "A recording counts as evidence only if it was announced.",
    status: 409,
  },
  "collection.document-unknown": {
    zh: "档案里没有这份材料。先上传到这位借款学生名下，再引用。",
    en: "There is no such document in this borrower's file. Upload it there first.",
    status: 409,
  },
  "collection.assignee-unknown": {
    zh: "本中心没有这位在岗人员。从人员列表选择。",
    en: "Nobody of that id works in this centre. Choose from the staff list.",
    status: 422,
  },
  "collection.forbidden-words": {
    zh: "文字含有不得使用的词语，见 data.words。改为据实、不带威胁的说法。",
    en: "The text holds words that may not be used, see data.words. Say it factually, without threats.",
    status: 422,
  },
  "promise.date-passed": {
    zh: "承诺日期早于今天：改为今天或以后。",
    en: "That day is past: a promise is for today or later.",
    status: 422,
  },
  "demand.not-found": {
    zh: "找不到这份催收通知书。从借款学生的催收页打开。",
    en: "There is no such demand. Open it from the borrower's case.",
    status: 404,
  },
  "demand.delivered-before": {
    zh: "这位债务人的送达已经登记。刷新后查看。",
    en: "Its delivery to this debtor is on record already. Reload it.",
    status: 409,
  },
  "demand.date-impossible": {
    zh: "送达日期须在发出日期与今天之间。",
    en: "The day of delivery lies between the day of issue and today.",
    status: 422,
  },
  "limitation.date-impossible": {
    zh: "日期晚于今天或早于放款日：改为实际日期。",
    en: "That day is still to come, or before the loan was paid out: enter the real one.",
    status: 422,
  },
  "condition.not-found": {
    zh: "找不到这条登记。核对编号。",
    en: "There is no such record. Check its id.",
    status: 404,
  },
  "condition.in-force": {
    zh: "这种情况已经登记并有效，不必再登记。",
    en: "This is on record and in force already.",
    status: 409,
  },
  "condition.lifted": {
    zh: "这条登记已经解除。刷新后查看。",
    en: "This record was lifted before. Reload it.",
    status: 409,
  },
  "condition.same-person": {
    zh: "登记人不能自己解除。请另一位同事核实后解除。",
    en: "Whoever recorded it can't lift it. Ask a colleague to check and lift it.",
    status: 403,
  },
  "condition.guardian-missing": {
    zh: "登记监护情况时写明监护人姓名和电话。",
    en: "For a guardianship, give the guardian's name and number.",
    status: 422,
  },
  "condition.date-in-future": {
    zh: "日期晚于今天：改为实际日期。",
    en: "That day is still to come: enter the real one.",
    status: 422,
  },
  "write-off.not-found": {
    zh: "找不到这笔核销。从核销列表打开。",
    en: "There is no such write-off. Open it from the list.",
    status: 404,
  },
  "write-off.decided": {
    zh: "这笔核销已经确认或退回。刷新后查看。",
    en: "This write-off was confirmed or rejected before. Reload it.",
    status: 409,
  },
  "write-off.same-person": {
    zh: "核销须由导入人以外的另一人确认。",
    en: "A write-off is confirmed by somebody other than who imported it.",
    status: 403,
  },
} as const;
