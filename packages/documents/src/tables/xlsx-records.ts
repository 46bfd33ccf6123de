import { streamXlsxRows } from "hucre/xlsx";
import type { CellValue } from "hucre/xlsx";
import { fileRefusals } from "./file-refusals.ts";

const COLUMNS_MAX = 500;

/** Rows of a workbook's first sheet as text, at most `maxRecords + 1`, each as long as it is. */
export async function xlsxRecords(bytes: Uint8Array, maxRecords: number): Promise<string[][]> {
  const records: string[][] = [];
  try {
    for await (const { values } of streamXlsxRows(bytes)) {
      const cells = values.slice(0, COLUMNS_MAX).map(cellText);
      while (cells.at(-1)?.trim() === "") cells.pop();
      if (cells.length > 0) records.push(cells);
      if (records.length > maxRecords) break;
    }
  } catch {
    // A damaged workbook makes the reader throw its own errors and the platform's unpacker's.
    throw fileRefusals.unreadable();
  }
  return records;
}

/**
 * Numbers show fifteen digits, as the office program keeps no more of them. A longer one, such as
 * an ID number in a cell that is not text, has lost its end and shows as `3.71083200509037e+17`.
 */
function cellText(value: CellValue): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== "number") return String(value);
  if (Math.abs(value) >= 1e15) return value.toExponential();
  return String(Number(value.toPrecision(15)));
}
