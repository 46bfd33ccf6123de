import { Refusal } from "@bursar/domain/refusal";

const ACCEPTED = {
  zh: "改传 CSV（UTF-8 或 GB18030）或 .xlsx 文件。",
  en: "Send a CSV (UTF-8 or GB18030) or .xlsx file.",
};

/** The refusals of a file, all before anything is taken from it. */
export const fileRefusals = {
  notFound: () =>
    new Refusal("file.not-found", {
      zh: "找不到文件：核对路径。",
      en: "There is no such file: check the path.",
      status: 400,
    }),
  tooLarge: (maxBytes: number) =>
    new Refusal("file.too-large", {
      zh: `文件超过 ${megabytes(maxBytes)} MB：拆成几个文件分别导入。`,
      en: `The file is over ${megabytes(maxBytes)} MB: split it and import the parts.`,
      status: 413,
      data: { maxBytes },
    }),
  tooManyRows: (maxRows: number) =>
    new Refusal("file.too-many-rows", {
      zh: `文件超过 ${maxRows} 行：拆成几个文件分别导入。`,
      en: `The file has more than ${maxRows} rows: split it and import the parts.`,
      status: 413,
      data: { maxRows },
    }),
  wrongKind: (kind: { readonly zh: string; readonly en: string }) =>
    new Refusal("file.wrong-kind", {
      zh: `这是${kind.zh}，不是表格：${ACCEPTED.zh}`,
      en: `This is ${kind.en}, not a table. ${ACCEPTED.en}`,
      status: 415,
    }),
  empty: () =>
    new Refusal("file.empty", {
      zh: "文件是空的：导出名单后再传。",
      en: "The file is empty: export the list and send it again.",
    }),
  headerOnly: () =>
    new Refusal("file.empty", {
      zh: "文件只有表头，没有数据行：导出名单后再传。",
      en: "The file has headings but no rows: export the list and send it again.",
    }),
  missingColumns: (missing: readonly string[]) =>
    new Refusal("file.missing-column", {
      zh: `缺少列：${missing.join("、")}。第一行写表头，补上这些列。`,
      en: `Missing columns: ${missing.join(", ")}. Put the headings in the first row and add these.`,
      data: { missing },
    }),
  repeatedColumn: (column: string) =>
    new Refusal("file.repeated-column", {
      zh: `表头“${column}”出现了不止一次：只留一列。`,
      en: `The heading ${column} occurs more than once: keep one.`,
      data: { column },
    }),
  unevenRow: (row: number) =>
    new Refusal("file.uneven-row", {
      zh: `第 ${row} 行的列数与表头不同：检查这一行的逗号和引号。`,
      en: `Row ${row} has another number of cells than the headings: check its commas and quotes.`,
      data: { row },
    }),
  unreadable: () =>
    new Refusal("file.unreadable", {
      zh: `文件读不出来，可能没有传完或已损坏：重新导出。${ACCEPTED.zh}`,
      en: `The file can't be read; it may be damaged or cut off: export it again. ${ACCEPTED.en}`,
    }),
} as const;

function megabytes(bytes: number): number {
  return Math.round(bytes / (1024 * 1024));
}
