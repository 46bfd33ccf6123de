/** A file to read: from disk, or bytes that came in a request (with the name its sender gave). */
export type TableSource =
  | { readonly path: string }
  | { readonly bytes: Uint8Array; readonly fileName: string };

export interface ReadTableOptions {
  /** Headings that must be there; a file that lacks one is refused. */
  readonly requiredColumns: readonly string[];
  /** Rows that may stand above the headings, such as a list's title; none. */
  readonly titleRowsMax?: number;
  /** Largest file in bytes; 20 MB. */
  readonly maxBytes?: number;
  /** Most data rows; 50,000. */
  readonly maxRows?: number;
}

export type TableEncoding = "utf-8" | "utf-16le" | "gb18030";

/** A table as it was sent in: text cells by heading, untouched but for the headings. */
export interface Table {
  readonly format: "csv" | "xlsx";
  /** Of a CSV file; the text of an XLSX file is always UTF-8. */
  readonly encoding: TableEncoding;
  /** SHA-256 of the file in hexadecimal, by which the same file is known again. */
  readonly sha256: string;
  /** Headings in the order of the file. */
  readonly columns: readonly string[];
  /** Headings that nobody asked for; their cells are in the rows all the same. */
  readonly unknownColumns: readonly string[];
  /** Data rows in order, blank ones left out; a row number counts them from 1. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

export const TABLE_BYTES_MAX = 20 * 1024 * 1024;
export const TABLE_ROWS_MAX = 50_000;
