import { cleanCode, cleanText } from "../identity/index.ts";
import { readAcademicYear } from "./academic-year.ts";
import { readAmount, readFees } from "./read-amounts.ts";
import { readBorrower } from "./read-borrower.ts";
import { readCoBorrower } from "./read-co-borrower.ts";
import { readStudy } from "./read-study.ts";
import type { RosterApplication, RosterContext, RosterRowResult } from "./roster-application.ts";
import { ROSTER_COLUMNS } from "./roster-columns.ts";
import type { RosterField } from "./roster-columns.ts";
import { isWarning, problemCollector } from "./roster-problem.ts";
import type { ReportProblem, RosterProblem } from "./roster-problem.ts";
import type { RowReading } from "./row-reading.ts";

type Row = Readonly<Record<string, string>>;

/**
 * Reads one row of the application roster (rulebook 1.1–1.3, 8, K31): cleans the cells, checks
 * every field and returns the application, or all that is wrong with it. A check that needs a
 * field which is itself wrong is left out, so that one mistake gives one problem.
 * Cells are keyed by the headings of {@link ROSTER_COLUMNS}; other keys are ignored.
 */
export function readRosterRow(row: Row, context: RosterContext): RosterRowResult {
  const { problems, report } = problemCollector();
  const reading = openRow(row, context, report);
  const application = readApplication(reading);
  problems.sort(refusalsFirst);
  if (application === undefined || problems.some((problem) => !isWarning(problem))) {
    return { verdict: "refused", problems };
  }
  return { verdict: problems.length === 0 ? "accepted" : "warned", problems, application };
}

/**
 * Reads the rows of one file in order. A person's second row for a year is refused as a duplicate
 * of the first one that was taken over; a refused row does not stand in the way of a later one.
 */
export function readRosterRows(rows: Iterable<Row>, context: RosterContext): RosterRowResult[] {
  const taken = new Set<string>();
  const seen: RosterContext["seen"] = (year, idNumber) =>
    taken.has(`${year} ${idNumber}`) || context.seen(year, idNumber);
  return Array.from(rows, (row) => {
    const result = readRosterRow(row, { ...context, seen });
    if (result.verdict !== "refused") {
      taken.add(`${result.application.academicYear} ${result.application.idNumber}`);
    }
    return result;
  });
}

function openRow(row: Row, context: RosterContext, report: ReportProblem): RowReading {
  const cells = cleanCells(row);
  const academicYear =
    readAcademicYear(cleanCode(cells["学年"])) ?? report("学年", "academic-year.format");
  const limits = academicYear && context.amountLimits(academicYear.text);
  if (academicYear !== undefined && limits === undefined) {
    report("学年", "academic-year.no-limit", { year: academicYear.text });
  }
  return { cells, academicYear, limits, context, report };
}

function readApplication(row: RowReading): RosterApplication | undefined {
  const { cells, academicYear } = row;
  const kind = readKind(row);
  const { id, borrower } = readBorrower(row);
  const study = readStudy(row);
  const fees = readFees(row);
  const amountFen = readAmount(row);
  const coBorrower = readCoBorrower(row, id);
  if (academicYear === undefined || kind === undefined || borrower === undefined) return undefined;
  if (study === undefined || fees === undefined || amountFen === undefined) return undefined;
  if (coBorrower === undefined) return undefined;
  return {
    academicYear: academicYear.text,
    kind,
    ...borrower,
    ethnicity: cells["民族"],
    township: cells["户籍乡镇"],
    highSchool: cells["毕业高中"],
    department: cells["院系"],
    major: cells["专业"],
    studentNumber: cleanCode(cells["学号"]),
    ...study,
    ...fees,
    amountFen,
    coBorrower,
  };
}

function readKind({ cells, report }: RowReading): RosterApplication["kind"] | undefined {
  const text = cells["贷款类型"];
  if (text === "首贷" || text === "新贷") return "first";
  return text === "续贷" ? "renewal" : report("贷款类型", "kind.unknown");
}

function cleanCells(row: Row): Readonly<Record<RosterField, string>> {
  const entries = ROSTER_COLUMNS.map(({ zh }) => [zh, cleanText(row[zh] ?? "")] as const);
  return Object.fromEntries(entries) as Record<RosterField, string>;
}

function refusalsFirst(a: RosterProblem, b: RosterProblem): number {
  const rank = (problem: RosterProblem): number =>
    (isWarning(problem) ? 100 : 0) + ROSTER_COLUMNS.findIndex(({ zh }) => zh === problem.field);
  return rank(a) - rank(b);
}
