/** The headings of a file of running loans that a lender hands over, in the order of the form. */
export const PORTFOLIO_COLUMNS = [
  { zh: "合同编号", en: "contract number" },
  { zh: "姓名", en: "name" },
  { zh: "身份证号", en: "ID number" },
  { zh: "手机号", en: "mobile number" },
  { zh: "户籍乡镇", en: "township" },
  { zh: "高校代码", en: "university code" },
  { zh: "高校名称", en: "university name" },
  { zh: "合同签订日", en: "day of signing" },
  { zh: "放款日", en: "day of disbursement" },
  { zh: "放款金额", en: "amount disbursed" },
  { zh: "毕业年份", en: "graduation year" },
  { zh: "到期日", en: "maturity" },
  { zh: "利率方式", en: "rate basis" },
  { zh: "宽限期年数", en: "years of grace" },
  { zh: "财政贴息截止日", en: "end of the subsidy" },
  { zh: "已延期还本年份", en: "years of deferred principal" },
  { zh: "本金余额", en: "principal outstanding" },
  { zh: "其中逾期本金", en: "of it overdue" },
  { zh: "逾期起始应还日", en: "oldest unpaid due date" },
] as const;

/** A heading of {@link PORTFOLIO_COLUMNS}. */
export type PortfolioField = (typeof PORTFOLIO_COLUMNS)[number]["zh"];

/** Headings that such a file may have and that say nothing the books need. */
export const PORTFOLIO_OPTIONAL_COLUMNS = ["学历层次"] as const;
