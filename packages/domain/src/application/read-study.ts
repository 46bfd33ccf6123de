import { cleanCode } from "../identity/index.ts";
import type { RosterApplication } from "./roster-application.ts";
import type { FormField } from "./application-form.ts";
import type { FormReading } from "./form-reading.ts";
import { readStudyLevel } from "./study-level.ts";

type University = Pick<RosterApplication, "universityCode" | "universityName">;
type Years = Pick<RosterApplication, "programmeYears" | "entryYear" | "graduationYear">;
type Study = University & Years & Pick<RosterApplication, "level">;

/** Reads where, what and how long the borrower studies. */
export function readStudy(reading: FormReading): Study | undefined {
  const university = readUniversity(reading);
  const level = readStudyLevel(reading.form.level) ?? reading.report("level", "level.unknown");
  const years = readYears(reading);
  if (university === undefined || level === undefined || years === undefined) return undefined;
  return { ...university, ...years, level };
}

function readUniversity({ form, context, report }: FormReading): University | undefined {
  const universityCode = cleanCode(form.universityCode);
  const universityName = context.universityName(universityCode);
  if (universityName === undefined) return report("universityCode", "university.unknown");
  if (comparable(form.universityName) === comparable(universityName)) {
    return { universityCode, universityName };
  }
  const facts = { code: universityCode, name: universityName };
  return report("universityName", "university.name-mismatch", facts);
}

function readYears(reading: FormReading): Years | undefined {
  const { form, academicYear, report } = reading;
  const programmeYears =
    readInteger(form.programmeYears, /^[1-8]$/) ??
    report("programmeYears", "study.programme-years");
  const entryYear = readYear("entryYear", reading);
  const graduationYear = readYear("graduationYear", reading);
  if (entryYear === undefined || graduationYear === undefined) return undefined;
  if (graduationYear <= entryYear) return report("graduationYear", "study.ends-before-start");
  if (academicYear !== undefined && entryYear > academicYear.from) {
    return report("entryYear", "study.starts-later");
  }
  if (academicYear !== undefined && graduationYear < academicYear.to) {
    return report("graduationYear", "study.ended-earlier");
  }
  return programmeYears === undefined ? undefined : { programmeYears, entryYear, graduationYear };
}

function readYear(field: FormField, { form, report }: FormReading): number | undefined {
  return readInteger(form[field], /^(?:19|20)\d{2}$/) ?? report(field, "study.year-format");
}

function readInteger(text: string, shape: RegExp): number | undefined {
  const code = cleanCode(text);
  return shape.test(code) ? Number(code) : undefined;
}

/** `中国石油大学(华东)` and `中国石油大学（华东）` are one name. */
function comparable(name: string): string {
  return cleanCode(name).replace(/\s/gu, "");
}
