import { personProblemTexts } from "../identity/index.ts";
import { filled, refusal, warning, type ProblemText } from "../problem-text.ts";

/** What is wrong with one field of one row, and what to do about it. Never names a person. */
export interface RowProblem {
  /** The Chinese heading of the column. */
  readonly field: string;
  readonly code: RowProblemCode;
  readonly zh: string;
  readonly en: string;
}

/** What to do about each problem. A warning lets the row through. */
const TEXTS = {
  ...personProblemTexts,
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
    problems.push({ field, code, zh: filled(zh, facts), en: filled(en, facts) });
    return undefined;
  };
  return { problems, report };
}

/** True when the row can be taken over in spite of the problem. */
export function isRowWarning(problem: RowProblem): boolean {
  return TEXTS[problem.code].level === "warning";
}
