import type { ProblemTable } from "./problem-row.ts";

/** Codes about a centre. */
export const centreProblems = {
  "centre.not-demo": {
    status: 403,
    title: { zh: "只有演示中心可以这样做", en: "Only a demo centre can do this" },
    help: {
      zh: "业务日期只能在演示中心设置。正式中心按北京时间的当天办理。",
      en: "Only a demo centre has a business date of its own. Others use today's in Asia/Shanghai.",
    },
  },
} satisfies ProblemTable;
