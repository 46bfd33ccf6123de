import {
  AnnualReportBody,
  KpiReportBody,
  RecoveryReportBody,
  ReportFileQuery,
  ReportQuery,
} from "@bursar/api-schema/claims";
import { FileContent } from "@bursar/api-schema/wire";
import {
  reportAnnual as annual,
  reportFile,
  reportRecovery as recovery,
  toAnnualFigures,
  toKpiFigures,
  toRecoveryFigures,
} from "@bursar/servicing/reports";
import { defineRoute } from "../define-route.ts";

export const reportAnnual = defineRoute({
  method: "get",
  path: "/v1/reports/annual",
  summary: { zh: "年度统计", en: "The figures of a year that a county publishes" },
  permission: "report.read",
  query: ReportQuery,
  response: AnnualReportBody,
  handle: async ({ deps, context, query }) =>
    toAnnualFigures(await annual(deps, { context, ...query })),
});

export const reportKpi = defineRoute({
  method: "get",
  path: "/v1/reports/kpi",
  summary: { zh: "本息回收率", en: "Recovery of a cycle, at both cuts" },
  permission: "report.read",
  query: ReportQuery,
  response: KpiReportBody,
  handle: async ({ deps, context, query }) =>
    toKpiFigures(await recovery(deps, { context, ...query })),
});

export const reportRecovery = defineRoute({
  method: "get",
  path: "/v1/reports/recovery",
  summary: {
    zh: "按乡镇和毕业年份的回收情况",
    en: "Recovery by township and by graduation year; no person is named",
  },
  permission: "report.read",
  query: ReportQuery,
  response: RecoveryReportBody,
  handle: async ({ deps, context, query }) =>
    toRecoveryFigures(await recovery(deps, { context, ...query })),
});

export const downloadReport = defineRoute({
  method: "get",
  path: "/v1/reports/file",
  summary: { zh: "下载统计表（XLSX）", en: "A report as a workbook" },
  permission: "report.read",
  query: ReportFileQuery,
  response: FileContent,
  sends: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  handle: ({ deps, context, query }) => reportFile(deps, { context, ...query }),
});
