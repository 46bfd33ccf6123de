import {
  PreApplicationBody,
  PreApplicationCountsBody,
  PreApplicationPage,
  PreApplicationParams,
  PreApplicationQuery,
  YearQuery,
} from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import {
  countPreApplications as count,
  listPreApplications as list,
  showPreApplication as show,
} from "@bursar/servicing/pre-applications";
import { defineRoute } from "../define-route.ts";
import { toPreApplicationBody, toPreApplicationRow } from "./pre-application-body.ts";

export const listPreApplications = defineRoute({
  method: "get",
  path: "/v1/pre-applications",
  summary: { zh: "预申请列表", en: "List pre-applications" },
  permission: "pre-application.read",
  query: PreApplicationQuery,
  response: PreApplicationPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toPreApplicationRow), limit);
  },
});

export const showPreApplication = defineRoute({
  method: "get",
  path: "/v1/pre-applications/:preApplicationId",
  summary: { zh: "查看预申请", en: "Show a pre-application" },
  permission: "pre-application.read",
  params: PreApplicationParams,
  response: PreApplicationBody,
  problems: ["pre-application.not-found"],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params }) =>
    toPreApplicationBody(await show(deps, { context, ...params })),
});

export const countPreApplications = defineRoute({
  method: "get",
  path: "/v1/pre-application-counts",
  summary: { zh: "各校预申请统计", en: "Pre-applications by school and state" },
  permission: "pre-application.read",
  query: YearQuery,
  response: PreApplicationCountsBody,
  handle: async ({ deps, context, query }) => ({
    data: await count(deps, { context, ...query }),
  }),
});
