import { cleanCode } from "../identity/index.ts";
import type { RosterApplication } from "./roster-application.ts";
import type { RosterField } from "./roster-columns.ts";
import type { RowReading } from "./row-reading.ts";
import { readStudyLevel } from "./study-level.ts";

type University = Pick<RosterApplication, "universityCode" | "universityName">;
type Years = Pick<RosterApplication, "programmeYears" | "entryYear" | "graduationYear">;
type Study = University & Years & Pick<RosterApplication, "level">;

/** Reads where, what and how long the borrower studies. */
export function readStudy(row: RowReading): Study | undefined {
  const university = readUniversity(row);
  const level = readStudyLevel(row.cells["学历层次"]) ?? row.report("学历层次", "level.unknown");
  const years = readYears(row);
  if (university === undefined || level === undefined || years === undefined) return undefined;
  return { ...university, ...years, level };
}

function readUniversity({ cells, context, report }: RowReading): University | undefined {
  const universityCode = cleanCode(cells["高校代码"]);
  const universityName = context.universityName(universityCode);
  if (universityName === undefined) return report("高校代码", "university.unknown");
  if (comparable(cells["高校名称"]) === comparable(universityName)) {
    return { universityCode, universityName };
  }
  const facts = { code: universityCode, name: universityName };
  return report("高校名称", "university.name-mismatch", facts);
}

function readYears(row: RowReading): Years | undefined {
  const { cells, academicYear, report } = row;
  const programmeYears =
    readInteger(cells["学制"], /^[1-8]$/) ?? report("学制", "study.programme-years");
  const entryYear = readYear("入学年份", row);
  const graduationYear = readYear("预计毕业年份", row);
  if (entryYear === undefined || graduationYear === undefined) return undefined;
  if (graduationYear <= entryYear) return report("预计毕业年份", "study.ends-before-start");
  if (academicYear !== undefined && entryYear > academicYear.from) {
    return report("入学年份", "study.starts-later");
  }
  if (academicYear !== undefined && graduationYear < academicYear.to) {
    return report("预计毕业年份", "study.ended-earlier");
  }
  return programmeYears === undefined ? undefined : { programmeYears, entryYear, graduationYear };
}

function readYear(field: RosterField, { cells, report }: RowReading): number | undefined {
  return readInteger(cells[field], /^(?:19|20)\d{2}$/) ?? report(field, "study.year-format");
}

function readInteger(text: string, shape: RegExp): number | undefined {
  const code = cleanCode(text);
  return shape.test(code) ? Number(code) : undefined;
}

/** `中国石油大学(华东)` and `中国石油大学（华东）` are one name. */
function comparable(name: string): string {
  return cleanCode(name).replace(/\s/gu, "");
}
