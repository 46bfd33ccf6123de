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
  { code: "1101", zh: "未到期本金", en: "principal, not yet due", normalSide: "debit" },
  { code: "1102", zh: "当日到期本金", en: "principal due today", normalSide: "debit" },
  { code: "1103", zh: "逾期本金", en: "principal overdue", normalSide: "debit" },
  {
    code: "1201",
    zh: "应收借款人利息",
    en: "borrower interest, settled unpaid",
    normalSide: "debit",
  },
  {
    code: "1202",
    zh: "应收财政贴息（已结未申领）",
    en: "treasury: subsidy settled, unclaimed",
    normalSide: "debit",
  },
  {
    code: "1203",
    zh: "应收财政免息（未申领）",
    en: "treasury: waived interest, unclaimed",
    normalSide: "debit",
  },
  {
    code: "1204",
    zh: "应收财政（已申领未到账）",
    en: "treasury: claimed, unpaid",
    normalSide: "debit",
  },
  { code: "1205", zh: "应收罚息", en: "penalty settled unpaid", normalSide: "debit" },
  { code: "1301", zh: "在途还款", en: "collections in transit", normalSide: "debit" },
  {
    code: "1901",
    zh: "已核销仍追索",
    en: "written off by lender, still pursued",
    normalSide: "debit",
  },
  { code: "2101", zh: "待认领款项", en: "receipts unmatched or held", normalSide: "credit" },
  { code: "2102", zh: "应退还款人", en: "refundable to payer", normalSide: "credit" },
  {
    code: "2103",
    zh: "待到期扣划款项",
    en: "received, waiting for its due date",
    normalSide: "credit",
  },
  {
    code: "3001",
    zh: "贷款人往来：放款",
    en: "lender control: principal funded",
    normalSide: "credit",
  },
  { code: "3002", zh: "贷款人往来：汇缴", en: "lender control: remitted", normalSide: "debit" },
  { code: "3901", zh: "核销备查对方科目", en: "contra to 1901", normalSide: "credit" },
  { code: "4001", zh: "利息：财政承担", en: "interest, treasury", normalSide: "credit" },
  { code: "4002", zh: "利息：借款人承担", en: "interest, borrower", normalSide: "credit" },
  { code: "4003", zh: "罚息", en: "penalty", normalSide: "credit" },
  { code: "5001", zh: "贷款人核销损失", en: "lender's loss: write-off", normalSide: "debit" },
] as const satisfies readonly Account[];

export type AccountCode = (typeof accounts)[number]["code"];
