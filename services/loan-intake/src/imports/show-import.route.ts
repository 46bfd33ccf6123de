import { ImportBody, ImportParams, ImportRowsBody } from "@bursar/api-schema/resources";
import { showImport as show } from "@bursar/servicing/imports";
import { defineRoute } from "../define-route.ts";
import { toImportBody } from "./import-body.ts";

export const showImport = defineRoute({
  method: "get",
  path: "/v1/imports/:importId",
  summary: { zh: "查看导入文件", en: "Show an import" },
  permission: "application.read",
  params: ImportParams,
  response: ImportBody,
  problems: ["import.not-found"],
  handle: async ({ deps, context, params }) =>
    toImportBody((await show(deps, { context, ...params })).file),
});

export const listImportRows = defineRoute({
  method: "get",
  path: "/v1/imports/:importId/rows",
  summary: { zh: "导入文件的逐行结果", en: "Result of each row of an import" },
  permission: "application.read",
  params: ImportParams,
  response: ImportRowsBody,
  problems: ["import.not-found"],
  handle: async ({ deps, context, params }) => {
    const { rows } = await show(deps, { context, ...params });
    return { data: [...rows] };
  },
});
