import { ImportParams, RowErrorsQuery } from "@bursar/api-schema/resources";
import { FileContent } from "@bursar/api-schema/wire";
import { exportRowErrors } from "@bursar/servicing/imports";
import { defineRoute } from "../define-route.ts";

export const downloadRowErrors = defineRoute({
  method: "get",
  path: "/v1/imports/:importId/row-errors",
  summary: { zh: "下载逐行问题（CSV 或 XLSX）", en: "Download what is wrong with which row" },
  permission: "application.read",
  params: ImportParams,
  query: RowErrorsQuery,
  response: FileContent,
  sends: ["text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  problems: ["import.not-found"],
  handle: ({ deps, context, params, query }) =>
    exportRowErrors(deps, { context, ...params, ...query }),
});
