import { filled, refusal, warning, type ProblemText } from "../problem-text.ts";

/** The headings of a lender's month-end file. */
export const LENDER_BALANCE_COLUMNS = ["合同编号", "本金余额", "其中逾期本金", "截止日"] as const;

/** Headings that such a file may have. */
export const LENDER_BALANCE_OPTIONAL_COLUMNS = ["应还利息"] as const;

export type LenderField =
  | (typeof LENDER_BALANCE_COLUMNS)[number]
  | (typeof LENDER_BALANCE_OPTIONAL_COLUMNS)[number];

/** Everything that can be wrong with a line; a warning is compared all the same. */
const TEXTS = {
  "lender-balance.contract-number-format": refusal(
    "填写合同编号：6 至 40 位数字、字母或连字符；变成科学计数的，把这一列设为文本后重新导出。",
    "Enter the contract number, 6 to 40 digits, letters or hyphens; make the column text if it turned into 1.2E+17.",
  ),
  "lender-balance.twice-in-file": refusal(
    "这个合同编号在文件里出现了不止一次，只采用第一行：核对后删去多余的行。",
    "This contract number stands in the file more than once and the first row counts: remove the others.",
  ),
  "lender-balance.amount-format": refusal(
    "金额写成以元为单位、至多两位小数，例如 136.89，不写负数。",
    "Write an amount in yuan with at most two decimals, such as 136.89, never below zero.",
  ),
  "lender-balance.date-format": refusal(
    "截止日写成 2026-11-30 的样子。",
    "Write the day like 2026-11-30.",
  ),
  "lender-balance.other-day": refusal(
    "这一行的截止日与文件其他行不同：一份文件只对一天，分开导入。",
    "This row is of another day than the others: one file is of one day, import them apart.",
  ),
  "lender-balance.day-in-future": refusal(
    "截止日晚于业务日期：核对日期。",
    "The day is after the business date: check it.",
  ),
  "lender-balance.overdue-over-balance": refusal(
    "逾期本金大于本金余额：核对两个金额。",
    "More principal is overdue than is outstanding: check both amounts.",
  ),
  "lender-balance.unknown-contract": warning(
    "本中心没有这份合同：列入待核对，核对编号，或向贷款人索取存量贷款文件。",
    "This book has no such contract: listed for review; check the number or ask the lender to hand the loan over.",
  ),
  "lender-balance.differs": warning(
    "贷款人为 {given} 元，本系统为 {computed} 元：列入待核对，不自动调整。",
    "The lender has {given} yuan, this book {computed}: listed for review, nothing is adjusted.",
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;

export type LenderProblemCode = keyof typeof TEXTS;

/** What is wrong with one field of one row, and what to do about it. */
export interface LenderProblem {
  readonly field: LenderField;
  readonly code: LenderProblemCode;
  readonly zh: string;
  readonly en: string;
}

/** A problem with its sentences filled in. */
export function lenderProblem(
  field: LenderField,
  code: LenderProblemCode,
  facts: Readonly<Record<string, string>> = {},
): LenderProblem {
  const { zh, en } = TEXTS[code];
  return { field, code, zh: filled(zh, facts), en: filled(en, facts) };
}

export function isLenderWarning({ code }: LenderProblem): boolean {
  return TEXTS[code].level === "warning";
}
