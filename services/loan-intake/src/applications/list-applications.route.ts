import { ApplicationPage, ApplicationQuery } from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listApplications as list } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toApplicationBody } from "./application-body.ts";

export const listApplications = defineRoute({
  method: "get",
  path: "/v1/applications",
  summary: { zh: "贷款申请列表", en: "List applications" },
  permission: "application.read",
  query: ApplicationQuery,
  response: ApplicationPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toApplicationBody), limit);
  },
});
