import { createHash } from "node:crypto";
import { cleanText } from "@bursar/domain/identity";
import { csvRecords } from "./csv-records.ts";
import { decodeText } from "./decode-text.ts";
import { fileKindOf } from "./file-kind.ts";
import { fileRefusals } from "./file-refusals.ts";
import { readBytes } from "./read-bytes.ts";
import { TABLE_BYTES_MAX, TABLE_ROWS_MAX } from "./table.ts";
import type { ReadTableOptions, Table, TableSource } from "./table.ts";
import { xlsxRecords } from "./xlsx-records.ts";

/**
 * Reads a table with headings in its first row: CSV in UTF-8 or GB18030, or the first sheet of an
 * XLSX workbook, told apart by content. The whole file is read or refused (`file.…`): not found,
 * too large (measured before reading), wrong kind, empty, unreadable, a missing or repeated
 * heading, a row that does not fit, too many rows.
 */
export async function readTable(source: TableSource, options: ReadTableOptions): Promise<Table> {
  const bytes = await readBytes(source, options.maxBytes ?? TABLE_BYTES_MAX);
  const maxRows = options.maxRows ?? TABLE_ROWS_MAX;
  const titleRowsMax = options.titleRowsMax ?? 0;
  const { records, ...kind } = await recordsOf(bytes, {
    maxRecords: maxRows + 1 + titleRowsMax,
    isLoose: titleRowsMax > 0,
  });
  const [headings, ...rows] = squared(belowTitle(records, titleRowsMax, options.requiredColumns));
  if (headings === undefined) throw fileRefusals.empty();

  const columns = headings.map(cleanText);
  checkColumns(columns, options.requiredColumns);
  if (rows.length === 0) throw fileRefusals.headerOnly();
  if (rows.length > maxRows) throw fileRefusals.tooManyRows(maxRows);
  const named = columns.filter((column) => column !== "");
  return {
    ...kind,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    columns: named,
    unknownColumns: named.filter((column) => !options.requiredColumns.includes(column)),
    rows: rows.map((cells) => rowOf(columns, cells)),
  };
}

async function recordsOf(
  bytes: Uint8Array,
  how: { readonly maxRecords: number; readonly isLoose: boolean },
): Promise<Pick<Table, "format" | "encoding"> & { readonly records: string[][] }> {
  if (fileKindOf(bytes) === "xlsx") {
    const records = await xlsxRecords(bytes, how.maxRecords);
    return { format: "xlsx", encoding: "utf-8", records };
  }
  const { text, encoding } = decodeText(bytes);
  return { format: "csv", encoding, records: csvRecords(text, how) };
}

/** The records from the headings on; from the first where none of the first few has them all. */
function belowTitle(
  records: readonly string[][],
  titleRowsMax: number,
  required: readonly string[],
): readonly string[][] {
  const isHeading = (cells: readonly string[]): boolean => {
    const names = cells.map(cleanText);
    return required.every((column) => names.includes(column));
  };
  return records.slice(Math.max(records.slice(0, titleRowsMax + 1).findIndex(isHeading), 0));
}

/** Fills short rows up to the headings; a workbook leaves empty cells at the end of a row out. */
function squared(records: readonly string[][]): string[][] {
  const width = records[0]?.length ?? 0;
  return records.map((cells, row) => {
    if (cells.slice(width).some((cell) => cell.trim() !== "")) throw fileRefusals.unevenRow(row);
    const filled = cells.slice(0, width);
    return [...filled, ...Array.from({ length: width - filled.length }, () => "")];
  });
}

function checkColumns(columns: readonly string[], required: readonly string[]): void {
  const missing = required.filter((column) => !columns.includes(column));
  if (missing.length > 0) throw fileRefusals.missingColumns(missing);
  const repeated = columns.find(
    (column, index) => column !== "" && columns.indexOf(column) !== index,
  );
  if (repeated !== undefined) throw fileRefusals.repeatedColumn(repeated);
}

function rowOf(columns: readonly string[], cells: readonly string[]): Record<string, string> {
  const entries = columns.map((column, index) => [column, cells[index] ?? ""] as const);
  return Object.fromEntries(entries.filter(([column]) => column !== ""));
}
