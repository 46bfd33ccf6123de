import { refusal, warning, type ProblemText } from "../problem-text.ts";

/**
 * Everything that can be wrong with a row of a lender's portfolio. A refusal means that no loan can
 * be opened from it; a warning that the loan is opened and something is to be looked into. Words in
 * braces are filled in. Sources: rulebook 2.1, 3.1, 8, 9.4 (K3, K16, K20, K21), 9.5.
 */
export const portfolioProblemTexts = {
  "contract.number-format": refusal(
    "填写合同编号：6 至 40 位数字、字母或连字符；变成科学计数的，把这一列设为文本后重新导出。",
    "Enter the contract number, 6 to 40 digits, letters or hyphens; make the column text if it turned into 1.2E+17.",
  ),
  "contract.twice-in-file": refusal(
    "这个合同编号在文件里出现了不止一次，只采用第一行：核对后删去多余的行。",
    "This contract number stands in the file more than once and the first row counts: remove the others.",
  ),
  "contract.number-taken": refusal(
    "本中心已有这个编号的合同，内容与本行不同：核对编号；已接收的贷款不能用文件改写。",
    "This centre has a contract of that number with other content: check it; a file can't rewrite a loan.",
  ),
  "contract.taken-over-before": warning(
    "这笔贷款此前已按同样的内容接收，不会重复写入。",
    "This loan was taken over before with the same content; it is not written again.",
  ),
  "name.missing": refusal("填写姓名，与身份证一致。", "Enter the name as on the ID card."),
  "name.too-long": refusal(
    "姓名最多 50 个字，核对身份证。",
    "Use at most 50 characters; check the ID card.",
  ),
  "borrower.name-differs": refusal(
    "同一身份证号已登记为另一姓名：核对是证件号填错还是改了名，改名先办理信息变更。",
    "This ID number is on file under another name: check the number, or record the change of name first.",
  ),
  "id-number.length": refusal(
    "输入 18 位身份证号码。",
    "Enter all 18 characters of the ID number.",
  ),
  "id-number.characters": refusal(
    "身份证号码前 17 位写数字，最后一位写数字或 X；变成科学计数的，把这一列设为文本后重新导出。",
    "Write 17 digits and then a digit or X; make the column text if it turned into 1.2E+17.",
  ),
  "id-number.checksum": refusal(
    "身份证号码与校验码对不上：对照合同重新输入。",
    "The ID number does not match its check digit: type it again from the contract.",
  ),
  "id-number.birth-date": refusal(
    "身份证号码里的出生日期不存在：对照合同重新输入。",
    "The birth date in the ID number does not exist: type it again from the contract.",
  ),
  "phone.format": refusal(
    "输入 11 位手机号码，以 13 至 19 开头。",
    "Enter an 11-digit mobile number that begins with 13 to 19.",
  ),
  "university.unknown": refusal(
    "高校代码不在高校名录里：核对代码，或由管理员先导入新名录。",
    "No university has this code: check it, or have an administrator import the new register.",
  ),
  "university.name-mismatch": warning(
    "代码 {code} 在名录里是“{name}”：核对是否更名；按代码接收。",
    "Code {code} is {name} in the register: check whether it was renamed; the code counts.",
  ),
  "date.format": refusal(
    "填写日期，如 2016-08-11，且确有这一天。",
    "Write a date like 2016-08-11, a day that exists.",
  ),
  "amount.format": refusal(
    "填写金额（元），最多两位小数，不加千分位，不为负。",
    "Write the amount in yuan, at most two decimals, no separators, not negative.",
  ),
  "amount.not-positive": refusal(
    "放款金额须大于 0：没有放款的合同不在接收之列。",
    "The amount disbursed must be above 0: a contract that was never paid out is not taken over.",
  ),
  "year.format": refusal("填写四位年份，如 2019。", "Write the year with four digits, like 2019."),
  "grace.format": refusal(
    "填写宽限期年数，0 至 10 的整数。",
    "Write the years of grace, a whole number from 0 to 10.",
  ),
  "rate.unknown": refusal(
    "利率方式写“LPR”、“LPR（转换）”或“固定 4.50%”。",
    "Write LPR, LPR（转换） (converted) or 固定 4.50% (fixed) as the rate basis.",
  ),
  "rate.converted-too-late": refusal(
    "{before} 起签订的合同直接执行 LPR，没有转换：核对利率方式或签订日。",
    "A contract signed from {before} on follows LPR from its start and was never converted: check it.",
  ),
  "rate.lpr-too-early": refusal(
    "{from} 之前还没有 LPR，当时签订的合同应为“LPR（转换）”或固定利率。",
    "There was no LPR before {from}: such a contract is converted or has a fixed rate.",
  ),
  "disbursement.before-signing": refusal(
    "放款日早于合同签订日：核对两个日期。",
    "The loan was disbursed before it was signed: check both days.",
  ),
  "disbursement.after-statement": refusal(
    "放款日晚于余额截至日 {on}：核对放款日，或指明文件的余额截至日。",
    "The loan was disbursed after the balances' day {on}: check it, or say which day the file describes.",
  ),
  "maturity.before-disbursement": refusal(
    "到期日不晚于放款日：核对两个日期。",
    "The loan matures on or before the day of disbursement: check both days.",
  ),
  "subsidy.before-disbursement": refusal(
    "财政贴息截止日早于放款日：在校期间的贷款应从放款日起贴息，核对两个日期。",
    "The subsidy ends before the disbursement, while a student's loan is subsidised from then: check both.",
  ),
  "subsidy.after-maturity": refusal(
    "财政贴息截止日不早于到期日：核对两个日期。",
    "The subsidy ends on or after the maturity: check both days.",
  ),
  "subsidy.other-year": warning(
    "财政贴息截止日不在毕业年份：核对是否办理过就学信息变更；按文件接收。",
    "The subsidy does not end in the graduation year: check for a change of study; the file counts.",
  ),
  "graduation.after-maturity": refusal(
    "毕业年份晚于到期年份：核对。",
    "The graduation year is after the maturity: check both.",
  ),
  "deferral.format": refusal(
    "已延期还本年份写四位年份，多个用“、”分开；没有就留空。",
    "Write the deferred years with four digits, separated by commas; leave it empty if there are none.",
  ),
  "deferral.no-policy": refusal(
    "{year} 年没有本金延期政策：核对已延期还本年份。",
    "There was no deferral of principal in {year}: check the deferred years.",
  ),
  "deferral.before-graduation": refusal(
    "{year} 年尚未毕业，当年没有本金可延：核对已延期还本年份和毕业年份。",
    "Nobody defers principal in {year}, before graduating: check the deferred years.",
  ),
  "deferral.nothing-due": refusal(
    "{year} 年按还款计划没有到期本金，无从延期：核对宽限期、到期日和已延期还本年份。",
    "By the plan no principal fell due in {year}: check the grace, the maturity and the deferred years.",
  ),
  "deferral.in-future": refusal(
    "{year} 年在余额截至日之后：核对已延期还本年份。",
    "{year} is after the balances' day: check the deferred years.",
  ),
  "balance.over-disbursed": refusal(
    "本金余额大于放款金额：核对两个金额。",
    "More principal is outstanding than was disbursed: check both amounts.",
  ),
  "overdue.over-balance": refusal(
    "逾期本金大于本金余额：核对两个金额。",
    "More principal is overdue than is outstanding: check both amounts.",
  ),
  "overdue.no-start": refusal(
    "有逾期本金而没有逾期起始应还日：补上最早一期未还的应还日。",
    "Principal is overdue but the oldest unpaid due date is missing: enter it.",
  ),
  "overdue.not-a-due-date": refusal(
    "逾期起始应还日 {on} 没有应还款项：核对日期（多为12月20日，最后一期为9月20日）。",
    "Nothing fell due on {on}: check the day (20 December as a rule, 20 September for the last one).",
  ),
  "overdue.after-statement": refusal(
    "逾期起始应还日晚于余额截至日 {on}：核对日期，或指明文件的余额截至日。",
    "The oldest unpaid due date is after the balances' day {on}: check it, or say which day the file describes.",
  ),
  "loan.not-computable": refusal(
    "本系统没有这笔贷款所处年份的利率或期限政策：由管理员补录后再导入。",
    "No rate or term policy is on record for this loan's years: have an administrator add it first.",
  ),
  "balance.differs": warning(
    "本金余额为 {given} 元，本系统按合同算得 {computed} 元：照常接收，差异列入待核对，不自动调整。",
    "The file says {given} yuan of principal, the contract gives {computed}: taken over, the difference is listed and nothing is adjusted.",
  ),
  "overdue.differs": warning(
    "逾期本金为 {given} 元，本系统算得 {computed} 元：照常接收，差异列入待核对，不自动调整。",
    "The file says {given} yuan of overdue principal, the contract gives {computed}: taken over, the difference is listed.",
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;

export type PortfolioProblemCode = keyof typeof portfolioProblemTexts;
