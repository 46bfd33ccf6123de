import { filled, refusal, warning, type ProblemText } from "../problem-text.ts";

/** The headings of a lender's file of write-offs. */
export const WRITE_OFF_COLUMNS = [
  "合同编号",
  "核销日",
  "核销本金",
  "核销利息",
  "核销罚息",
  "核销文号",
] as const;

export type WriteOffField = (typeof WRITE_OFF_COLUMNS)[number];

const TEXTS = {
  "write-off.contract-number-format": refusal(
    "填写合同编号：6 至 40 位数字、字母或连字符。",
    "Enter the contract number, 6 to 40 digits, letters or hyphens.",
  ),
  "write-off.twice-in-file": refusal(
    "这个合同编号在文件里出现了不止一次：核对后删去多余的行。",
    "This contract number stands in the file more than once: remove the others.",
  ),
  "write-off.unknown-contract": refusal(
    "本中心没有这份合同的贷款：核对编号，或向贷款人核实。",
    "This book has no such loan: check the number, or ask the lender.",
  ),
  "write-off.date-format": refusal(
    "核销日写成 2026-11-30 的样子。",
    "Write the day like 2026-11-30.",
  ),
  "write-off.day-in-future": refusal(
    "核销日晚于业务日期：核对日期。",
    "The day is after the business date: check it.",
  ),
  "write-off.amount-format": refusal(
    "金额写成以元为单位、至多两位小数，不写负数。",
    "Write an amount in yuan with at most two decimals, never below zero.",
  ),
  "write-off.reference-missing": refusal(
    "填写贷款人的核销文号，不超过 60 个字。",
    "Enter the number of the lender's document, at most 60 characters.",
  ),
  "write-off.known-before": warning(
    "这笔贷款已有核销：写入时略过。",
    "This loan has a write-off already and is left out.",
  ),
  "write-off.differs": warning(
    "贷款人为 {given} 元，本系统当日为 {computed} 元：确认前先与贷款人核对。",
    "The lender has {given} yuan, this book {computed} on that day: settle it with the lender before confirming.",
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;

export type WriteOffProblemCode = keyof typeof TEXTS;

/** What is wrong with one field of one row, and what to do about it. */
export interface WriteOffProblem {
  readonly field: WriteOffField;
  readonly code: WriteOffProblemCode;
  readonly zh: string;
  readonly en: string;
}

/** A problem with its sentences filled in. */
export function writeOffProblem(
  field: WriteOffField,
  code: WriteOffProblemCode,
  facts: Readonly<Record<string, string>> = {},
): WriteOffProblem {
  const { zh, en } = TEXTS[code];
  return { field, code, zh: filled(zh, facts), en: filled(en, facts) };
}
