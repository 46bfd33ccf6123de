export type { ReadTableOptions, Table, TableEncoding, TableSource } from "./table.ts";
export { TABLE_BYTES_MAX, TABLE_ROWS_MAX } from "./table.ts";
export { readTable } from "./read-table.ts";
export type { CsvColumn } from "./write-csv.ts";
export { writeCsv } from "./write-csv.ts";
export { CSV_TYPE, writeXlsx, XLSX_TYPE } from "./write-xlsx.ts";
