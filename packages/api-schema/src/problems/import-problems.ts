import type { ProblemTable } from "./problem-row.ts";

/** Codes about a file that was taken in for checking. */
export const importProblems = {
  "import.not-found": {
    status: 404,
    title: { zh: "没有这次导入", en: "No such import" },
    help: {
      zh: "请回到导入列表重新选择，或再上传一次文件。",
      en: "Pick one from the list of imports, or upload the file again.",
    },
  },
  "import.statement-in-future": {
    status: 422,
    title: { zh: "余额日期在未来", en: "The balances' day is still to come" },
    help: {
      zh: "statementOn 写文件中余额截至的日期，不晚于业务日期。",
      en: "statementOn is the day at whose end the file's balances stood, not after the business date.",
    },
  },
  "import.discarded": {
    status: 409,
    title: { zh: "导入已作废", en: "The import was discarded" },
    help: {
      zh: "作废的文件内容已删除。需要时重新上传文件。",
      en: "The contents of a discarded file are gone. Upload the file again if it is needed.",
    },
  },
  "import.not-staged": {
    status: 409,
    title: { zh: "导入已开始写入", en: "The import has begun to take effect" },
    help: {
      zh: "只有尚未写入的文件可以作废；正在写入的可以停止，之后再继续。",
      en: "Only a file that has no effect yet can be discarded; a running one can be stopped.",
    },
  },
  "import.not-running": {
    status: 409,
    title: { zh: "导入没有在写入", en: "The import isn't running" },
    help: {
      zh: "只有正在分批写入的导入可以停止。请先查看它的状态。",
      en: "Only an import that takes effect slice by slice can be stopped. Look at its state first.",
    },
  },
  "import-difference.not-found": {
    status: 404,
    title: { zh: "没有这处差异", en: "No such difference" },
    help: {
      zh: "核对导入、行号和字段（balance 余额、overdue 逾期），或从差异列表打开。",
      en: "Check import, row and field (balance or overdue), or open it from the list.",
    },
  },
  "import-difference.resolved": {
    status: 409,
    title: { zh: "差异已核对完毕", en: "The difference is settled" },
    help: {
      zh: "已有人记录了核对结果。请先查看。",
      en: "Somebody has recorded how it was settled. Look at that first.",
    },
  },
} satisfies ProblemTable;
