import {
  ImportBody,
  ImportPage,
  ImportParams,
  ImportQuery,
  ImportRowsPage,
  ImportRowsQuery,
} from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listImports as list, listRows, showImport as show } from "@bursar/servicing/imports";
import { defineRoute } from "../define-route.ts";
import { toImportBody, toRowBody } from "./import-body.ts";

export const listImports = defineRoute({
  method: "get",
  path: "/v1/imports",
  summary: { zh: "导入列表，最近的在前", en: "List imports, the latest first" },
  permission: "application.read",
  query: ImportQuery,
  response: ImportPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const files = await list(deps, {
      context,
      filter: { ...filter, before: startingAfter, limit: limit + 1 },
    });
    return toPage(files.map(toImportBody), limit);
  },
});

export const showImport = defineRoute({
  method: "get",
  path: "/v1/imports/:importId",
  summary: { zh: "查看导入文件和写入进度", en: "Show an import and how far it is" },
  permission: "application.read",
  params: ImportParams,
  response: ImportBody,
  problems: ["import.not-found"],
  handle: async ({ deps, context, params }) =>
    toImportBody(await show(deps, { context, ...params })),
});

export const listImportRows = defineRoute({
  method: "get",
  path: "/v1/imports/:importId/rows",
  summary: { zh: "导入文件的逐行结果", en: "Result of each row of an import" },
  permission: "application.read",
  params: ImportParams,
  query: ImportRowsQuery,
  response: ImportRowsPage,
  problems: ["import.not-found"],
  handle: async ({ deps, context, params, query }) => {
    const { limit, startingAfter, verdict } = query;
    const afterRow = startingAfter === undefined ? undefined : readRow(startingAfter);
    const filter = { verdict, afterRow, limit: limit + 1 };
    const rows = await listRows(deps, { context, ...params, filter });
    return toPage(
      rows.map((row) => toRowBody(params.importId, row)),
      limit,
    );
  },
});

/** The row that a cursor names; behind the last one where it names none. */
function readRow(text: string): number {
  return /^\d{1,9}$/.test(text) ? Number(text) : 999_999_999;
}
