import { readAcademicYear } from "../application/academic-year.ts";
import { cleanCode } from "../identity/index.ts";
import {
  cellReader,
  readName,
  readPhone,
  readSchool,
  readText,
  type CellReader,
  type Row,
} from "./read-cells.ts";
import { collectRowProblems, isRowWarning } from "./row-problems.ts";
import type { RowProblem } from "./row-problems.ts";

/** Somebody who means to borrow; nothing is decided about it (rulebook 5.1, end of May). */
export interface InterestEntry {
  readonly academicYear: string;
  readonly name: string;
  readonly school: string;
  readonly township: string;
  readonly phone: string;
  readonly wish: "first" | "renewal" | "undecided";
  readonly note: string;
}

/** True when this name and number is on the list of that year, stored or earlier in the file. */
export type SeenInterest = (academicYear: string, phone: string, name: string) => boolean;

export type InterestRowResult =
  | {
      readonly verdict: "accepted" | "warned";
      readonly problems: readonly RowProblem[];
      readonly entry: InterestEntry;
    }
  | { readonly verdict: "refused"; readonly problems: readonly RowProblem[] };

const WISHES: ReadonlyMap<string, InterestEntry["wish"]> = new Map([
  ["首贷", "first"],
  ["新贷", "first"],
  ["续贷", "renewal"],
  ["未定", "undecided"],
  ["待定", "undecided"],
  ["", "undecided"],
]);

/** Reads a list's rows in order; the same name and number is taken once. */
export function readInterestRows(rows: Iterable<Row>, stored: SeenInterest): InterestRowResult[] {
  const taken = new Set<string>();
  const seen: SeenInterest = (year, phone, name) =>
    taken.has(`${year} ${phone} ${name}`) || stored(year, phone, name);
  return Array.from(rows, (row) => {
    const { problems, report } = collectRowProblems();
    const entry = readEntry(cellReader(row, report), seen);
    if (entry === undefined || problems.some((problem) => !isRowWarning(problem))) {
      return { verdict: "refused", problems };
    }
    taken.add(`${entry.academicYear} ${entry.phone} ${entry.name}`);
    return { verdict: problems.length === 0 ? "accepted" : "warned", problems, entry };
  });
}

function readEntry(reader: CellReader, seen: SeenInterest): InterestEntry | undefined {
  const { cell, report } = reader;
  const year = readAcademicYear(cleanCode(cell("学年"))) ?? report("学年", "academic-year.format");
  const name = readName(reader, "姓名");
  const school = readSchool(reader, "学校");
  const township = readText(reader, "户籍乡镇", 40);
  const phone = readPhone(reader, "手机号");
  const wish = WISHES.get(cell("意向")) ?? report("意向", "wish.unknown");
  const note = readText(reader, "备注", 200);
  if (year === undefined || name === undefined || school === undefined) return undefined;
  if (township === undefined || phone === undefined || wish === undefined) return undefined;
  if (note === undefined) return undefined;
  if (seen(year.text, phone, name)) {
    return report("手机号", "interest.duplicate", { year: year.text });
  }
  return { academicYear: year.text, name, school, township, phone, wish, note };
}
