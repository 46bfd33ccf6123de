import type { PlainDate } from "../calendar/index.ts";
import {
  cleanText,
  isMobile,
  normaliseMobile,
  normaliseResidentId,
  readResidentId,
} from "../identity/index.ts";
import type { Sex } from "../identity/index.ts";
import type { ReportRowProblem } from "./row-problems.ts";

export type Row = Readonly<Record<string, string>>;

/** The cells of one row, and where its problems go. */
export interface CellReader {
  /** A cleaned cell; `""` where there is none. */
  readonly cell: (field: string) => string;
  readonly report: ReportRowProblem;
}

export function cellReader(row: Row, report: ReportRowProblem): CellReader {
  return { cell: (field) => cleanText(row[field] ?? ""), report };
}

/** Text that may be left open, at most `max` characters. */
export function readText(
  { cell, report }: CellReader,
  field: string,
  max: number,
): string | undefined {
  const text = cell(field);
  return Array.from(text).length <= max ? text : report(field, "text.too-long", { max });
}

/** A name is any text that is not empty: `=HYPERLINK("x")张` is one, and is escaped on export. */
export function readName(reader: CellReader, field: string): string | undefined {
  const name = readText(reader, field, 50);
  return name === "" ? reader.report(field, "name.missing") : name;
}

export function readSchool(reader: CellReader, field: string): string | undefined {
  const school = readText(reader, field, 80);
  return school === "" ? reader.report(field, "school.missing") : school;
}

export function readPhone({ cell, report }: CellReader, field: string): string | undefined {
  const phone = normaliseMobile(cell(field));
  return isMobile(phone) ? phone : report(field, "phone.format");
}

/** An ID number and the sex it says; a birth after the day counts as one that does not exist. */
export function readIdNumber(
  { cell, report }: CellReader,
  field: string,
  on: PlainDate,
): { readonly idNumber: string; readonly sex: Sex } | undefined {
  const idNumber = normaliseResidentId(cell(field));
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(idNumber)) return report(field, "id-number.lost-digits");
  const reading = readResidentId(idNumber);
  if (reading.kind === "invalid") return report(field, `id-number.${reading.reason}`);
  if (reading.birthOn > on) return report(field, "id-number.birth-date");
  return { idNumber, sex: reading.sex };
}
