import type { ProblemTable } from "./problem-row.ts";

type Words = readonly [zh: string, en: string];

function problem(status: number, title: Words, help: Words) {
  return {
    status,
    title: { zh: title[0], en: title[1] },
    help: { zh: help[0], en: help[1] },
  };
}

/** Codes about early repayment, deferral, rescue and compensation of a loan that lives. */
export const servicingEventProblems = {
  "loan.settled": problem(
    409,
    ["没有未到期的本金", "No principal is left"],
    ["这份合同没有可以提前归还的本金。", "Nothing of this contract is left to repay early."],
  ),
  "prepayment.not-found": problem(
    404,
    ["没有这份提前还款申请", "No such application"],
    ["请核对编号，或从列表打开。", "Check its id or open it from the list."],
  ),
  "prepayment.blocked-day": problem(
    409,
    ["这一天不能提前还款", "No early repayment on this day"],
    [
      "每月最后五天和贴息申领期不办理。data.nextDay 是最早可办的日期，data.total 是届时应存的金额。",
      "The last five days of a month and the subsidy claim period are blocked. data.nextDay is the next possible day, data.total what is to be paid then.",
    ],
  ),
  "prepayment.amount-invalid": problem(
    409,
    ["本金金额不对", "The amount is not right"],
    ["提前归还的本金须大于 0.00。", "The principal must be above 0.00."],
  ),
  "prepayment.more-than-balance": problem(
    409,
    ["超过未到期的本金", "More than is left"],
    ["请改为不超过未到期本金的金额，或选全部结清。", "Ask for no more than is left, or for all."],
  ),
  "prepayment.whole-only": problem(
    409,
    ["只能一次还清", "Only the whole contract"],
    ["当年的规定只能一次还清整份合同。", "The rules of that day take only the whole contract."],
  ),
  "prepayment.open-already": problem(
    409,
    ["已有一份申请没有办结", "One is open already"],
    ["请先办完或撤销那一份。", "Finish or withdraw that one first."],
  ),
  "prepayment.day-over": problem(
    409,
    ["申请日期已过", "The day is over"],
    ["请选今天或以后的日期。", "Choose today or a later day."],
  ),
  "prepayment.several-borrowers": problem(
    409,
    ["不是同一位借款学生", "Not one borrower"],
    ["一次申请只包含一位借款学生的合同。", "A request holds one borrower's contracts."],
  ),
  "prepayment.wrong-state": problem(
    409,
    ["申请不在这一步", "The application is not at this step"],
    [
      "申请按已试算、待存入、已扣的顺序办理，未用的自动失效。请刷新后查看。",
      "An application goes from quoted to waiting for money to settled; unused ones lapse. Reload it.",
    ],
  ),
  "prepayment.too-early": problem(
    409,
    ["还没有到申请日", "Not on its day yet"],
    ["请在 data.settleOn 当天确认。", "Confirm it on data.settleOn."],
  ),
  "prepayment.quote-over": problem(
    409,
    ["试算已过有效期", "The quote is over"],
    ["请重新申请，按新的日期计算。", "Apply anew for another day."],
  ),
  "prepayment.quote-changed": problem(
    409,
    ["应存金额有变化", "The amount has changed"],
    [
      "data.total 是现在应存的金额。请告知借款学生，再按它确认。",
      "data.total is what is to be paid now: tell the borrower, then confirm that.",
    ],
  ),
  "prepayment.same-person": problem(
    409,
    ["受理人不能登记扣款结果", "The maker can't record the result"],
    ["请交给另一位复核人。", "Hand it to another checker."],
  ),
  "repayment.amount-invalid": problem(
    409,
    ["金额不对", "The amount is not right"],
    ["金额须大于 0.00。", "The amount must be above 0.00."],
  ),
  "repayment.without-paid-through": problem(
    409,
    ["未登记已还到哪一天", "Not recorded until when dues were paid"],
    ["请先登记此前各期是否按时还清。", "Record first until when dues were paid on time."],
  ),
  "relief.no-policy": problem(
    409,
    ["这一年没有本金延期政策", "No deferral in that year"],
    ["请按期还款；有困难的可以申请还款救助。", "Pay on time; in hardship apply for a rescue."],
  ),
  "relief.not-graduated": problem(
    409,
    ["还没有毕业", "Not graduated yet"],
    ["延期只限当年及以前毕业的借款人。", "Only graduates of the year or earlier may defer."],
  ),
  "relief.nothing-due": problem(
    409,
    ["没有到期的本金", "No principal falls due"],
    ["这一年没有到期的本金，无需延期。", "No principal falls due in that year."],
  ),
  "relief.filed-late": problem(
    409,
    ["已过申请期限", "Filed too late"],
    ["data.lastDay 是最迟申请日。请按期还款。", "data.lastDay was the last day. Pay on time."],
  ),
  "deferral.not-found": problem(
    404,
    ["没有这次延期", "No such deferral"],
    ["请核对编号，或从列表打开。", "Check its id or open it from the list."],
  ),
  "deferral.filed-already": problem(
    409,
    ["这一年已经延期", "Deferred already"],
    ["延期一年一次，申请后不可撤销。", "A year's principal is deferred once and for good."],
  ),
  "deferral.preview-outdated": problem(
    409,
    ["影响预览已经变化", "The effect is another one now"],
    ["请重新预览，看过新的影响再申请。", "Look at the new effect, then file."],
  ),
  "rescue.not-found": problem(
    404,
    ["没有这件救助", "No such case"],
    ["请核对编号，或从列表打开。", "Check its id or open it from the list."],
  ),
  "rescue.open-already": problem(
    409,
    ["已有一件救助没有办结", "One is open already"],
    ["请先办完或撤回那一件。", "Finish or withdraw that one first."],
  ),
  "rescue.no-loan": problem(
    409,
    ["没有可以救助的贷款", "No loan to rescue"],
    ["请核对合同编号。", "Check the contract numbers."],
  ),
  "rescue.nothing-due": problem(
    409,
    ["没有可以代偿的欠款", "Nothing is owed"],
    ["请核对合同和年份。", "Check contract and year."],
  ),
  "rescue.evidence-unknown": problem(
    409,
    ["所列材料不在档案里", "A document is not in the file"],
    ["请从这位借款学生的材料列表重新选择。", "Choose from this borrower's documents again."],
  ),
  "rescue.evidence-missing": problem(
    409,
    ["材料不齐", "Papers are missing"],
    ["data.missing 列出缺少或不清晰的材料。", "data.missing lists what is missing or unreadable."],
  ),
  "rescue.outside-window": problem(
    409,
    ["不在申请期内", "Outside the window"],
    ["data.nextDay 起可以申请。", "Apply from data.nextDay on."],
  ),
  "rescue.wrong-state": problem(
    409,
    ["救助不在这一步", "The case is not at this step"],
    [
      "救助按申请、审核、公示、批准、拨付的顺序办理。请刷新后查看。",
      "A case is applied for, reviewed, made public, approved and paid. Reload it.",
    ],
  ),
  "rescue.same-person": problem(
    409,
    ["须由另一人办理", "Another person does this"],
    [
      "受理、批准、登记拨付由不同的人办理。",
      "Whoever took, approved or pays a case are different people.",
    ],
  ),
  "rescue.amount-differs": problem(
    409,
    ["代偿金额不符", "Another amount is owed"],
    ["data.owed 是代偿日应代偿的金额。", "data.owed is what is owed on the day of payment."],
  ),
  "rescue.paid-in-future": problem(
    409,
    ["代偿日还没有到", "The day is still to come"],
    ["请按拨款单填写到账日期。", "Enter the day on which the money was paid."],
  ),
  "compensation.not-found": problem(
    404,
    ["没有这笔代偿", "No such compensation"],
    ["请核对编号，或从列表打开。", "Check its id or open it from the list."],
  ),
  "compensation.entered-already": problem(
    409,
    ["这个文号已经登记", "Entered already"],
    ["请核对文号，不要重复登记。", "Check the document's number."],
  ),
  "compensation.wrong-state": problem(
    409,
    ["代偿不在这一步", "The compensation is not at this step"],
    ["请刷新后查看。已入账的用冲正更正。", "Reload it. What is posted is reversed instead."],
  ),
  "compensation.same-person": problem(
    409,
    ["登记人不能复核", "The maker can't decide on it"],
    ["请交给另一位复核人。", "Hand it to another checker."],
  ),
  "compensation.more-than-owed": problem(
    409,
    ["超过全部欠款", "More than is owed"],
    ["data.owed 是当日全部结清的金额。", "data.owed settles the loan on that day."],
  ),
  "compensation.less-than-due": problem(
    409,
    ["不足以提前归还本金", "Not enough for principal"],
    [
      "data.due 是先要付的欠款和利息。请改为抵应还款项。",
      "data.due is paid first: let the money pay what is due instead.",
    ],
  ),
} satisfies ProblemTable;
