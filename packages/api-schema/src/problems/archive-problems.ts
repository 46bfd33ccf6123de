import type { ProblemTable } from "./problem-row.ts";

/** Codes about bags and their export. */
export const archiveProblems = {
  "archive.export-not-found": {
    status: 404,
    title: { zh: "没有这次导出", en: "No such export" },
    help: {
      zh: "请核对编号，或重新申请导出。",
      en: "Check its id or ask for a new export.",
    },
  },
  "archive.nothing-to-export": {
    status: 409,
    title: { zh: "没有档案可导出", en: "Nothing to export" },
    help: {
      zh: "按学年导出的是当年有申请的学生的档案袋，请核对学年。",
      en: "A year holds the bags of those who applied in it: check the year.",
    },
  },
  "archive.not-ready": {
    status: 409,
    title: { zh: "档案还在打包", en: "Still being packed" },
    help: {
      zh: "请查看进度，打包完成后再下载。",
      en: "Look at its progress and download it when it is ready.",
    },
  },
  "archive.expired": {
    status: 410,
    title: { zh: "导出已过期", en: "The export has expired" },
    help: {
      zh: "导出的文件包含材料原件，到期即删除。需要时重新申请。",
      en: "An export holds documents in clear and is removed in time. Ask for a new one.",
    },
  },
  "archive.not-an-export": {
    status: 422,
    title: { zh: "不是档案导出文件", en: "No archive export" },
    help: {
      zh: "请选择本系统导出的完整 ZIP 文件。",
      en: "Choose a complete ZIP that this product has exported.",
    },
  },
} as const satisfies ProblemTable;
