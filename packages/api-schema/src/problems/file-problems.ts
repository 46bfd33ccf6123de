import type { ProblemTable } from "./problem-row.ts";

/** Codes about a file that is sent in, all given before anything of it is taken over. */
export const fileProblems = {
  "file.missing": {
    status: 400,
    title: { zh: "没有收到文件", en: "No file came" },
    help: {
      zh: "用 multipart/form-data 上传一个文件，或把 CSV、XLSX 直接作为请求体。",
      en: "Upload one file as multipart/form-data, or send the CSV or XLSX as the body.",
    },
  },
  "file.bad-upload": {
    status: 400,
    title: { zh: "上传的内容不完整", en: "The upload is malformed" },
    help: {
      zh: "表单内容损坏、没有传完，或者一次传了多个文件。请重新选择一个文件上传。",
      en: "The form is damaged, broke off or holds several files. Choose one file and try again.",
    },
  },
  "file.too-large": {
    status: 413,
    title: { zh: "文件过大", en: "The file is too large" },
    help: {
      zh: "detail 写明上限。请拆成几个文件分别导入。",
      en: "detail names the limit. Split the file and import the parts.",
    },
  },
  "file.not-found": {
    status: 400,
    title: { zh: "找不到文件", en: "No such file" },
    help: {
      zh: "命令所给的路径上没有文件，请核对路径和文件名。",
      en: "There is no file at the path that the command was given: check path and name.",
    },
  },
  "file.too-many-rows": {
    status: 413,
    title: { zh: "文件行数过多", en: "The file has too many rows" },
    help: {
      zh: "data.maxRows 是行数上限。请拆成几个文件分别导入。",
      en: "data.maxRows is the limit. Split the file and import the parts.",
    },
  },
  "file.wrong-kind": {
    status: 415,
    title: { zh: "文件不是表格", en: "The file isn't a table" },
    help: {
      zh: "按内容而不是扩展名判断。请改传 CSV（UTF-8 或 GB18030）或 .xlsx 文件；旧的 .xls 请另存为 .xlsx。",
      en: "The content counts, not the name. Send CSV (UTF-8 or GB18030) or .xlsx; save an old .xls as .xlsx.",
    },
  },
  "file.empty": {
    status: 422,
    title: { zh: "文件里没有数据", en: "The file holds no rows" },
    help: {
      zh: "文件是空的或只有表头。请重新导出名单后再传。",
      en: "The file is empty or holds headings alone. Export the list again and send that.",
    },
  },
  "file.missing-column": {
    status: 422,
    title: { zh: "文件缺少列", en: "Columns are missing" },
    help: {
      zh: "data.missing 列出缺少的列。表头写在第一行，补上这些列后再传；多出的列不影响。",
      en: "data.missing names them. Put the headings in the first row and add these; others may stay.",
    },
  },
  "file.repeated-column": {
    status: 422,
    title: { zh: "表头重复", en: "A heading occurs twice" },
    help: {
      zh: "data.column 是重复的表头，不知道以哪一列为准。请只留一列。",
      en: "data.column occurs more than once, so it isn't clear which counts. Keep one.",
    },
  },
  "file.uneven-row": {
    status: 422,
    title: { zh: "有一行的列数不对", en: "A row has another number of cells" },
    help: {
      zh: "data.row 是行号（数据行从 1 起）。多半是内容里的逗号没有加引号，或引号没有配对。",
      en: "data.row is the data row, from 1. Look for an unquoted comma or a quote without its pair.",
    },
  },
  "file.unreadable": {
    status: 422,
    title: { zh: "文件读不出来", en: "The file can't be read" },
    help: {
      zh: "文件可能没有传完、已损坏或设有密码。请重新导出，不加密码，再传一次。",
      en: "It may be cut off, damaged or under a password. Export it again without one and resend.",
    },
  },
} satisfies ProblemTable;
