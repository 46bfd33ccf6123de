/** An account of the memorandum sub-ledger (备查账); the centre's own books are elsewhere. */
export interface Account {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** The side on which the account grows. */
  readonly normalSide: "debit" | "credit";
}

/** The chart of accounts (rulebook 9.5), in the order of a trial balance. */
export const accounts = [
  account("1101", "未到期本金", "principal, not yet due", "debit"),
  account("1102", "当日到期本金", "principal due today", "debit"),
  account("1103", "逾期本金", "principal overdue", "debit"),
  account("1201", "应收借款人利息", "borrower interest, settled unpaid", "debit"),
  account("1202", "应收财政贴息（已结未申领）", "treasury: subsidy settled, unclaimed", "debit"),
  account("1203", "应收财政免息（未申领）", "treasury: waived interest, unclaimed", "debit"),
  account("1204", "应收财政（已申领未到账）", "treasury: claimed, unpaid", "debit"),
  account("1205", "应收罚息", "penalty settled unpaid", "debit"),
  account("1301", "在途还款", "collections in transit", "debit"),
  account("1901", "已核销仍追索", "written off by lender, still pursued", "debit"),
  account("2101", "待认领款项", "receipts unmatched or held", "credit"),
  account("2102", "应退还款人", "refundable to payer", "credit"),
  account("2103", "待到期扣划款项", "received, waiting for its due date", "credit"),
  account("3001", "贷款人往来：放款", "lender control: principal funded", "credit"),
  account("3002", "贷款人往来：汇缴", "lender control: remitted", "debit"),
  account("3901", "核销备查对方科目", "contra to 1901", "credit"),
  account("4001", "利息：财政承担", "interest, treasury", "credit"),
  account("4002", "利息：借款人承担", "interest, borrower", "credit"),
  account("4003", "罚息", "penalty", "credit"),
  account("5001", "贷款人核销损失", "lender's loss: write-off", "debit"),
] as const satisfies readonly Account[];

export type AccountCode = (typeof accounts)[number]["code"];

function account<const Code extends string>(
  code: Code,
  zh: string,
  en: string,
  normalSide: Account["normalSide"],
): Account & { readonly code: Code } {
  return { code, zh, en, normalSide };
}
