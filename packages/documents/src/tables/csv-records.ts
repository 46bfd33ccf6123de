import { CsvError, parse } from "csv-parse/sync";
import { fileRefusals } from "./file-refusals.ts";

const RECORD_CHARACTERS_MAX = 100_000;

/**
 * Records of a CSV text, at most `maxRecords + 1` of them; blank lines go. All are as long as the
 * first, unless `isLoose`.
 */
export function csvRecords(
  text: string,
  { maxRecords, isLoose }: { readonly maxRecords: number; readonly isLoose: boolean },
): string[][] {
  if (text.trim() === "") throw fileRefusals.empty();
  try {
    // A file that somebody has opened may end in line ends of another kind than its own.
    return parse(text.replace(/[\r\n]+$/, ""), {
      delimiter: delimiterOf(text),
      bom: true,
      relax_column_count: isLoose,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: RECORD_CHARACTERS_MAX,
      to: maxRecords + 1,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (error.code === "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH") {
      throw fileRefusals.unevenRow(Number(error["records"]));
    }
    throw fileRefusals.unreadable();
  }
}

/** Office programs write tabs for "Unicode text". */
function delimiterOf(text: string): "," | "\t" {
  const heading = text.slice(0, text.search(/[\r\n]|$/));
  return heading.includes("\t") && !heading.includes(",") ? "\t" : ",";
}
