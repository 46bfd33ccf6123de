/** What is wrong with one field of one row, and what to do about it. Never names a person. */
export interface RowProblem {
  /** The Chinese heading of the column. */
  readonly field: string;
  readonly code: RowProblemCode;
  readonly zh: string;
  readonly en: string;
}

interface ProblemText {
  readonly level: "refusal" | "warning";
  readonly zh: string;
  readonly en: string;
}

/** What to do about each problem. A warning lets the row through. */
const TEXTS = {
  "academic-year.format": refusal(
    "学年写成两个相连的年份，例如 2026-2027。",
    "Write the academic year as two years in a row, such as 2026-2027.",
  ),
  "academic-year.window": refusal(
    "{year} 学年的预申请现在不能成批导入（每年只在登记和上传时间内）：核对学年。",
    "Pre-applications of {year} can't be brought in from a file now: check the academic year.",
  ),
  "school.missing": refusal("填写学校全称。", "Enter the school's full name."),
  "text.too-long": refusal("这一格最多 {max} 个字。", "Write at most {max} characters here."),
  "name.missing": refusal("填写姓名，与身份证一致。", "Enter the name as on the ID card."),
  "sex.unknown": refusal("填写“男”或“女”。", "Write 男 (male) or 女 (female)."),
  "sex.differs-from-id": warning(
    "性别与身份证号第 17 位不一致：核对身份证。",
    "The sex differs from the 17th digit of the ID number: check the ID card.",
  ),
  "id-number.length": refusal(
    "输入 18 位身份证号码（15 位旧证已停用）。",
    "Enter all 18 characters of the ID number (15-digit cards are void).",
  ),
  "id-number.lost-digits": refusal(
    "表格软件把号码变成了科学计数，末几位已丢失：把这一列设为文本，对照身份证重新输入。",
    "The spreadsheet turned the number into 1.2E+17 and lost its last digits: make the column text and type it again.",
  ),
  "id-number.characters": refusal(
    "身份证号码前 17 位写数字，最后一位写数字或 X。",
    "Write 17 digits and then a digit or X in the ID number.",
  ),
  "id-number.checksum": refusal(
    "身份证号码与校验码对不上：对照身份证重新输入。",
    "The ID number does not match its check digit: type it again from the card.",
  ),
  "id-number.birth-date": refusal(
    "身份证号码里的出生日期不存在：对照身份证重新输入。",
    "The birth date in the ID number does not exist: type it again from the card.",
  ),
  "phone.format": refusal(
    "输入 11 位手机号码，以 13 至 19 开头。",
    "Enter an 11-digit mobile number that begins with 13 to 19.",
  ),
  "category.unknown": refusal(
    "从预申请类别名单中选一项，文字与名单一致。",
    "Choose a category of pre-application from the list, word for word.",
  ),
  "guardian.missing": warning(
    "没有填家长：受理时要补共同借款人的姓名、关系、身份证号和手机号。",
    "No parent is named: the co-borrower's data will have to be typed with the application.",
  ),
  "guardian.incomplete": refusal(
    "家长的姓名和关系要么都填，要么都不填。",
    "Give the parent's name and relation, or leave all of the parent's cells empty.",
  ),
  "guardian.same-person": refusal(
    "家长与学生是同一个身份证号：改正其中一个。",
    "The parent has the student's ID number: correct one of them.",
  ),
  "wish.unknown": refusal("意向填“首贷”“续贷”或“未定”。", "Write 首贷, 续贷 or 未定 as the wish."),
  "pre-application.duplicate": refusal(
    "这个身份证号在 {year} 学年已有预申请：删去本行，或先撤销原预申请。",
    "This ID number already has a pre-application for {year}: delete this row, or withdraw the other first.",
  ),
  "interest.duplicate": refusal(
    "这个姓名和手机号已在 {year} 学年的意向名单里：删去本行。",
    "This name and number is on the interest list of {year} already: delete this row.",
  ),
} as const satisfies Readonly<Record<string, ProblemText>>;

/** Stable code of a problem, `noun.reason`. */
export type RowProblemCode = keyof typeof TEXTS;

/** Notes a problem; returns `undefined` so that a reader can end with `return report(…)`. */
export type ReportRowProblem = (
  field: string,
  code: RowProblemCode,
  facts?: Readonly<Record<string, string | number>>,
) => undefined;

/** Collects the problems of a row. */
export function collectRowProblems(): { problems: RowProblem[]; report: ReportRowProblem } {
  const problems: RowProblem[] = [];
  const report: ReportRowProblem = (field, code, facts = {}) => {
    const { zh, en } = TEXTS[code];
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}/g, (_, name: string) => String(facts[name] ?? ""));
    problems.push({ field, code, zh: fill(zh), en: fill(en) });
    return undefined;
  };
  return { problems, report };
}

/** True when the row can be taken over in spite of the problem. */
export function isRowWarning(problem: RowProblem): boolean {
  return TEXTS[problem.code].level === "warning";
}

function refusal(zh: string, en: string): ProblemText {
  return { level: "refusal", zh, en };
}

function warning(zh: string, en: string): ProblemText {
  return { level: "warning", zh, en };
}
