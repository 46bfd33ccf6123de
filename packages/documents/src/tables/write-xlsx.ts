import { writeXlsx as writeWorkbook } from "hucre/xlsx";
import type { CsvColumn } from "./write-csv.ts";

export const CSV_TYPE = "text/csv; charset=utf-8";
export const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Starts that make an office program read a cell as a formula once the sheet is saved as CSV. */
const FORMULA_START = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * Writes rows as a workbook of one sheet: text, and numbers where a column says so. A cell of text is no formula here, but
 * becomes one in a CSV made of it: so it gets the apostrophe that CSV files get.
 */
export async function writeXlsx(
  rows: readonly Readonly<Record<string, string>>[],
  columns: readonly CsvColumn[],
): Promise<Uint8Array> {
  const cells = rows.map((row) => columns.map((column) => cellOf(row[column.key] ?? "", column)));
  return writeWorkbook({
    sheets: [{ name: "Sheet1", rows: [columns.map(({ header }) => header), ...cells] }],
  });
}

function cellOf(text: string, { type }: CsvColumn): string | number {
  return type !== undefined && NUMBER.test(text) ? Number(text) : harmless(text);
}

function harmless(text: string): string {
  return FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
