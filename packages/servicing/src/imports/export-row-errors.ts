import type { ActionContext } from "@bursar/database/connection";
import type { RowVerdict } from "@bursar/database/imports";
import { CSV_TYPE, writeCsv, writeXlsx, XLSX_TYPE, type CsvColumn } from "@bursar/documents/tables";
import type { Deps } from "../deps.ts";
import { listRows } from "./show-import.ts";

type Language = "zh" | "en";

const COLUMNS = [
  { key: "row", zh: "行号", en: "Row" },
  { key: "verdict", zh: "结果", en: "Verdict" },
  { key: "field", zh: "列", en: "Column" },
  { key: "code", zh: "代码", en: "Code" },
  { key: "help", zh: "怎么办", en: "What to do" },
] as const;

const VERDICTS: Readonly<Record<RowVerdict["verdict"], Readonly<Record<Language, string>>>> = {
  accepted: { zh: "接受", en: "accepted" },
  warned: { zh: "警告", en: "warned" },
  refused: { zh: "拒绝", en: "refused" },
};

/**
 * The problems of an import as a file for whoever mends them, one line a problem. It names rows
 * and columns and says what to do; the cells themselves are not kept.
 *
 * @throws Refusal `import.not-found`
 */
export async function exportRowErrors(
  deps: Deps,
  query: {
    readonly context: ActionContext;
    readonly importId: string;
    readonly format: "csv" | "xlsx";
    readonly language: Language;
  },
): Promise<{ content: Uint8Array<ArrayBuffer>; mediaType: string; fileName: string }> {
  const { importId, format, language } = query;
  const lines = linesOf(await listRows(deps, query), language);
  const columns: CsvColumn[] = COLUMNS.map((one) => ({ key: one.key, header: one[language] }));
  const fileName = `${importId}-row-errors.${format}`;
  if (format === "xlsx") {
    const content = new Uint8Array(await writeXlsx(lines, columns));
    return { content, mediaType: XLSX_TYPE, fileName };
  }
  const content = new TextEncoder().encode(writeCsv(lines, columns));
  return { content, mediaType: CSV_TYPE, fileName };
}

function linesOf(
  rows: readonly RowVerdict[],
  language: Language,
): Readonly<Record<string, string>>[] {
  return rows.flatMap(({ row, verdict, problems }) =>
    problems.map((problem) => ({
      row: String(row),
      verdict: VERDICTS[verdict][language],
      field: problem.field,
      code: problem.code,
      help: problem[language],
    })),
  );
}
