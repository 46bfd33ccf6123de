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
} satisfies ProblemTable;
