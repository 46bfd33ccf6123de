import { stringify } from "csv-stringify/sync";

/** A column to write: its heading and the key of the row it shows. */
export interface CsvColumn {
  readonly key: string;
  readonly header: string;
  /** What a workbook's cell holds; text unless told. A CSV is text throughout. */
  readonly type?: "amount" | "count";
}

/**
 * Writes rows as CSV that an office program opens safely: with a byte order mark, so that it
 * takes the text for UTF-8, and with `=`, `+`, `-`, `@` at the start of a cell made harmless by
 * an apostrophe, so that a name such as `=HYPERLINK(…)` stays a name.
 */
export function writeCsv(
  rows: readonly Readonly<Record<string, string>>[],
  columns: readonly CsvColumn[],
): string {
  return stringify([...rows], {
    columns: [...columns],
    header: true,
    bom: true,
    escape_formulas: true,
    record_delimiter: "windows",
  });
}
