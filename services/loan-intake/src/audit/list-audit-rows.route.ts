import { AuditRowPage, AuditRowQuery } from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listAuditRows as list } from "@bursar/servicing/audit";
import { defineRoute } from "../define-route.ts";
import { toAuditRowBody } from "./audit-row-body.ts";

export const listAuditRows = defineRoute({
  method: "get",
  path: "/v1/audit-rows",
  summary: { zh: "审计记录，从新到旧", en: "Audit rows, newest first" },
  permission: "audit.read",
  query: AuditRowQuery,
  response: AuditRowPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toAuditRowBody), limit);
  },
});
