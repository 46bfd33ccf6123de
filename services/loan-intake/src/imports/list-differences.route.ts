import { ImportDifferencesPage, ImportDifferencesQuery } from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listDifferences as list } from "@bursar/servicing/imports";
import { defineRoute } from "../define-route.ts";
import { toDifferenceBody } from "./difference-body.ts";

export const listImportDifferences = defineRoute({
  method: "get",
  path: "/v1/import-differences",
  summary: { zh: "与本系统计算不一致的余额", en: "Balances that differ from those computed here" },
  permission: "application.read",
  query: ImportDifferencesQuery,
  response: ImportDifferencesPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(
      rows.map((row) => ({
        id: `${row.importId}/${row.row}/${row.field}`,
        ...toDifferenceBody(row),
      })),
      limit,
    );
  },
});
