import { readAcademicYear } from "../application/academic-year.ts";
import type { PlainDate } from "../calendar/index.ts";
import { cleanCode } from "../identity/index.ts";
import type { Sex } from "../identity/index.ts";
import {
  cellReader,
  readIdNumber,
  readName,
  readPhone,
  readSchool,
  readText,
  type CellReader,
  type Row,
} from "./read-cells.ts";
import { collectRowProblems, isRowWarning } from "./row-problems.ts";
import type { RowProblem } from "./row-problems.ts";

/** The parent who would borrow jointly; what the school did not ask is null. */
export interface Guardian {
  readonly name: string;
  /** As written on the form, e.g. `母亲`. */
  readonly relation: string;
  readonly idNumber: string | null;
  readonly phone: string | null;
}

/** A pre-application as a school's row states it. Texts that may be left open are `""`. */
export interface PreApplicationEntry {
  readonly academicYear: string;
  readonly school: string;
  readonly className: string;
  readonly name: string;
  readonly sex: Sex;
  readonly ethnicity: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly township: string;
  /** Code of the pre-application category. */
  readonly category: string;
  /** Code of the hardship category that an application takes from it. */
  readonly hardshipCategory: string;
  readonly guardian: Guardian | null;
  readonly note: string;
}

export interface PreApplicationCategory {
  readonly code: string;
  readonly zh: string;
  readonly hardshipCategory: string;
}

/** Everything a row is held against. */
export interface PreApplicationRowContext {
  readonly businessDate: PlainDate;
  /** The version of the list in force. */
  readonly categories: readonly PreApplicationCategory[];
  /** Whether pre-applications of an academic year can be brought in now. */
  readonly isOpen: (academicYear: string) => boolean;
  /** True when this person has a pre-application of that year, stored or earlier in the file. */
  readonly seen: (academicYear: string, idNumber: string) => boolean;
}

export type PreApplicationRowResult =
  | {
      readonly verdict: "accepted" | "warned";
      readonly problems: readonly RowProblem[];
      readonly entry: PreApplicationEntry;
    }
  | { readonly verdict: "refused"; readonly problems: readonly RowProblem[] };

/** Reads one row of a school's roster (rulebook 5.2, 8): the entry, or all that is wrong with it. */
export function readPreApplicationRow(
  row: Row,
  context: PreApplicationRowContext,
): PreApplicationRowResult {
  const { problems, report } = collectRowProblems();
  const entry = readEntry(cellReader(row, report), context);
  problems.sort((a, b) => Number(isRowWarning(a)) - Number(isRowWarning(b)));
  if (entry === undefined || problems.some((problem) => !isRowWarning(problem))) {
    return { verdict: "refused", problems };
  }
  return { verdict: problems.length === 0 ? "accepted" : "warned", problems, entry };
}

/** Reads a file's rows in order; a person's second row for a year is refused as a duplicate. */
export function readPreApplicationRows(
  rows: Iterable<Row>,
  context: PreApplicationRowContext,
): PreApplicationRowResult[] {
  const taken = new Set<string>();
  const seen: PreApplicationRowContext["seen"] = (year, idNumber) =>
    taken.has(`${year} ${idNumber}`) || context.seen(year, idNumber);
  return Array.from(rows, (row) => {
    const result = readPreApplicationRow(row, { ...context, seen });
    if (result.verdict !== "refused") {
      taken.add(`${result.entry.academicYear} ${result.entry.idNumber}`);
    }
    return result;
  });
}

function readEntry(
  reader: CellReader,
  context: PreApplicationRowContext,
): PreApplicationEntry | undefined {
  const academicYear = readYear(reader, context);
  const school = readSchool(reader, "学校");
  const className = readText(reader, "班级", 40);
  const person = readPerson(reader, context, academicYear);
  const ethnicity = readText(reader, "民族", 20);
  const phone = readPhone(reader, "手机号");
  const township = readText(reader, "户籍乡镇", 40);
  const category = readCategory(reader, context);
  const guardian = readGuardian(reader, context.businessDate, person?.idNumber);
  const note = readText(reader, "备注", 200);
  if (academicYear === undefined || school === undefined || className === undefined) return;
  if (person === undefined || ethnicity === undefined || phone === undefined) return;
  if (township === undefined || category === undefined || note === undefined) return;
  if (guardian === undefined) return;
  const where = { academicYear, school, className, township };
  return { ...where, ...person, ethnicity, phone, ...category, guardian, note };
}

function readYear(
  { cell, report }: CellReader,
  context: PreApplicationRowContext,
): string | undefined {
  const year = readAcademicYear(cleanCode(cell("学年")));
  if (year === undefined) return report("学年", "academic-year.format");
  if (context.isOpen(year.text)) return year.text;
  return report("学年", "academic-year.window", { year: year.text });
}

function readPerson(
  reader: CellReader,
  context: PreApplicationRowContext,
  academicYear: string | undefined,
): Pick<PreApplicationEntry, "name" | "sex" | "idNumber"> | undefined {
  const { cell, report } = reader;
  const name = readName(reader, "姓名");
  const words = cell("性别");
  const sex = words === "男" ? "male" : words === "女" ? "female" : undefined;
  if (sex === undefined) report("性别", "sex.unknown");
  const id = readIdNumber(reader, "身份证号", context.businessDate);
  if (id !== undefined && sex !== undefined && id.sex !== sex) {
    report("性别", "sex.differs-from-id");
  }
  if (id !== undefined && academicYear !== undefined && context.seen(academicYear, id.idNumber)) {
    report("身份证号", "pre-application.duplicate", { year: academicYear });
  }
  if (name === undefined || sex === undefined || id === undefined) return undefined;
  return { name, sex, idNumber: id.idNumber };
}

function readCategory(
  { cell, report }: CellReader,
  context: PreApplicationRowContext,
): Pick<PreApplicationEntry, "category" | "hardshipCategory"> | undefined {
  const words = cell("预申请类别");
  const found = context.categories.find(({ zh }) => zh === words);
  if (found === undefined) return report("预申请类别", "category.unknown");
  return { category: found.code, hardshipCategory: found.hardshipCategory };
}

function readGuardian(
  reader: CellReader,
  on: PlainDate,
  studentId: string | undefined,
): Guardian | null | undefined {
  const { cell, report } = reader;
  const has = (field: string): boolean => cell(field) !== "";
  if (!["家长姓名", "家长关系", "家长身份证号", "家长手机号"].some(has)) {
    report("家长姓名", "guardian.missing");
    return null;
  }
  if (!has("家长姓名") || !has("家长关系")) return report("家长姓名", "guardian.incomplete");
  const name = readName(reader, "家长姓名");
  const relation = readText(reader, "家长关系", 20);
  const id = has("家长身份证号") ? readIdNumber(reader, "家长身份证号", on) : null;
  const phone = has("家长手机号") ? readPhone(reader, "家长手机号") : null;
  if (name === undefined || relation === undefined) return undefined;
  if (id === undefined || phone === undefined) return undefined;
  if (id !== null && id.idNumber === studentId) {
    return report("家长身份证号", "guardian.same-person");
  }
  return { name, relation, idNumber: id?.idNumber ?? null, phone };
}
