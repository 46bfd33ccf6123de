import { filled, refusal, warning, type ProblemText } from "../problem-text.ts";

/**
 * Everything that can be said of a line of a clearing file. A refusal means that it is not read at
 * all; a warning that the money is taken and a person has something to do. Words in braces are
 * filled in.
 */
export const clearingProblemTexts = {
  "clearing.serial-format": refusal(
    "流水号写 4 至 64 位数字、字母、下划线或连字符；变成科学计数的，把这一列设为文本后重新导出。",
    "Write the serial number in 4 to 64 digits, letters, underscores or hyphens; make the column text if it turned into 1.2E+17.",
  ),
  "clearing.amount-format": refusal(
    "金额写大于 0 的元，至多两位小数，例如 1840.67。",
    "Write an amount above 0 in yuan with at most two decimals, such as 1840.67.",
  ),
  "clearing.time-format": refusal(
    "交易时间写成 2026-12-18 09:30:00 的样子（北京时间）。",
    "Write the time like 2026-12-18 09:30:00, in Beijing time.",
  ),
  "clearing.in-future": refusal(
    "交易时间晚于业务日期 {date}，这一行没有读入：核对文件日期，到那一天再导入。",
    "The time is after the business date {date}, so the line is not read: check the file's dates, or import it on that day.",
  ),
  "clearing.short": warning(
    "还差 {amount} 元没有还清：已先按实收入账，请通知补足。",
    "{amount} yuan are missing: what came in is booked; ask for the rest.",
  ),
  "clearing.over": warning(
    "多付 {amount} 元：记为可退款，办理退款，或由借款学生申请提前还款。",
    "{amount} yuan too much: they are refundable; refund them, or let the borrower ask for a prepayment.",
  ),
  "clearing.duplicate": warning(
    "这个流水号已经入账，本行不是另一笔钱，没有再次入账。",
    "This serial number is booked already; the line is no further money and was not booked again.",
  ),
  "clearing.orphan": warning(
    "没有这个合同：记为待认领，请在下一个工作日前认领或退回。",
    "There is no such contract: the money waits to be claimed by the next working day.",
  ),
  "clearing.renamed": warning(
    "付款户名与借款学生姓名不一致：款项挂起，不计逾期，请在下一个工作日前核实。",
    "The payer is not the borrower by name: the money is held without harm; look into it by the next working day.",
  ),
  "clearing.held": warning(
    "款项挂起：{amount} 元暂不能记到这份合同，请查看贷款后认领。",
    "{amount} yuan are held: they can't be booked to this contract yet; look at the loan, then match them.",
  ),
  "clearing.after-business-date": warning(
    "交易时间晚于业务日期 {date}：按交易日起息，核对文件日期。",
    "The time is after the business date {date}: it counts from its own day; check the file's dates.",
  ),
} as const satisfies Record<string, ProblemText>;

export type ClearingProblemCode = keyof typeof clearingProblemTexts;

export interface ClearingProblem {
  readonly field: string;
  readonly code: ClearingProblemCode;
  readonly zh: string;
  readonly en: string;
}

/** A problem with its sentences filled in. */
export function clearingProblem(
  field: string,
  code: ClearingProblemCode,
  facts: Readonly<Record<string, string>> = {},
): ClearingProblem {
  const { zh, en } = clearingProblemTexts[code];
  return { field, code, zh: filled(zh, facts), en: filled(en, facts) };
}
