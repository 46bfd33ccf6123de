import { loadDivisions, registerDivisions } from "@bursar/database/divisions";
import type { Import, StagedRow } from "@bursar/database/imports";
import { registerSchools } from "@bursar/database/schools";
import { loadUniversities, registerUniversities } from "@bursar/database/universities";
import type { Table } from "@bursar/documents/tables";
import { cleanCode } from "@bursar/domain/identity";
import {
  DIVISION_COLUMNS,
  DIVISION_OPTIONAL_COLUMNS,
  readDivisionRows,
  readSchoolRows,
  readUniversityRows,
  SCHOOL_COLUMNS,
  UNIVERSITY_COLUMNS,
  UNIVERSITY_OPTIONAL_COLUMNS,
  type DivisionEntry,
  type RegistryReading,
  type SchoolEntry,
  type UniversityEntry,
} from "@bursar/domain/registry";
import type { CheckedRow, ImportDefinition, Outcome } from "../import-kind.ts";

/**
 * A list with so many rows is the whole register, and what it doesn't name is no longer listed:
 * the ministry's has 2,800 universities, the longest of one province 170.
 */
const WHOLE_REGISTER_ROWS = 2_000;

const SHARED = {
  permission: "registry.import",
  maxBytes: 20 * 1024 * 1024,
  // Title and date of the list stand above its headings.
  titleRowsMax: 4,
  // The day as of which the list holds: an older one changes nothing that a newer one has said.
  hasStatementDay: true,
  commit: "atomic",
} as const satisfies Partial<ImportDefinition>;

/** The Ministry of Education's list of universities, as it publishes one every June. */
export const universities: ImportDefinition = {
  ...SHARED,
  kind: "universities",
  title: { zh: "高校名单", en: "list of universities" },
  path: "universities",
  columns: UNIVERSITY_COLUMNS,
  optionalColumns: UNIVERSITY_OPTIONAL_COLUMNS,
  maxRows: 10_000,
  async check(tx, table, days) {
    const known = await loadUniversities(tx);
    const readings = readUniversityRows(table.rows, (code) => known.get(code));
    return {
      slices: [readings.map(toCheckedRow)],
      statementOn: days.statementOn ?? days.businessOn,
    };
  },
  async enter(tx, file, rows) {
    const entries = entriesOf<UniversityEntry>(rows);
    const edition = { ...editionOf(file), isComplete: entries.length >= WHOLE_REGISTER_ROWS };
    return outcomeOf(entries, await registerUniversities(tx.orm, edition, entries));
  },
};

export const schools: ImportDefinition = {
  ...SHARED,
  kind: "schools",
  title: { zh: "高中名单", en: "list of secondary schools" },
  path: "schools",
  columns: SCHOOL_COLUMNS,
  maxRows: 50_000,
  async check(tx, table, days) {
    const known = await loadDivisions(tx, divisionCodesOf(table));
    const readings = readSchoolRows(table.rows, (code) => known.has(code));
    return {
      slices: [readings.map(toCheckedRow)],
      statementOn: days.statementOn ?? days.businessOn,
    };
  },
  async enter(tx, file, rows) {
    const entries = entriesOf<SchoolEntry>(rows);
    return outcomeOf(entries, await registerSchools(tx.orm, editionOf(file), entries));
  },
};

export const divisions: ImportDefinition = {
  ...SHARED,
  kind: "divisions",
  title: { zh: "行政区划代码表", en: "list of administrative divisions" },
  path: "divisions",
  columns: DIVISION_COLUMNS,
  optionalColumns: DIVISION_OPTIONAL_COLUMNS,
  maxRows: 20_000,
  check: (_tx, table, days) =>
    Promise.resolve({
      slices: [readDivisionRows(table.rows).map(toCheckedRow)],
      statementOn: days.statementOn ?? days.businessOn,
    }),
  async enter(tx, file, rows) {
    const entries = entriesOf<DivisionEntry>(rows);
    const current = entries.filter(({ isCurrent }) => isCurrent).length;
    const edition = { ...editionOf(file), isComplete: current >= WHOLE_REGISTER_ROWS };
    return outcomeOf(entries, await registerDivisions(tx.orm, edition, entries));
  },
};

function toCheckedRow(reading: RegistryReading<object>): CheckedRow {
  const { verdict, problems } = reading;
  if (verdict === "refused") return { verdict, problems };
  // A line that only groups others is kept as read, with nothing to enter.
  return { verdict, problems, content: reading.entry ?? GROUPING };
}

const GROUPING = { grouping: true } as const;

/** What the check has staged is what comes back: the same build wrote and reads it. */
function entriesOf<T>(rows: readonly StagedRow[]): T[] {
  return rows.flatMap(({ content }) =>
    typeof content === "object" && content !== null && !("grouping" in content)
      ? [content as T]
      : [],
  );
}

function editionOf(file: Import) {
  const { sha256, fileName, statementOn, businessOn } = file;
  return { editionOn: statementOn ?? businessOn, sha256, source: fileName };
}

/** `overtaken` are those of which a newer edition has spoken already. */
function outcomeOf(entries: readonly unknown[], written: number): Outcome {
  return { created: written, overtaken: entries.length - written };
}

function divisionCodesOf(table: Table): string[] {
  return [...new Set(table.rows.map((row) => cleanCode(row["行政区划代码"] ?? "")))];
}
