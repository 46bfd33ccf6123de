import { RescueBody, RescuePage, RescueParams, RescueQuery } from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listRescues as list, showRescue as show } from "@bursar/servicing/rescues";
import { defineRoute } from "../define-route.ts";
import { toRescueBody, toRescueRow } from "./rescue-body.ts";

export const listRescues = defineRoute({
  method: "get",
  path: "/v1/rescues",
  summary: { zh: "还款救助列表", en: "List cases of rescue" },
  permission: "loan.read",
  query: RescueQuery,
  response: RescuePage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toRescueRow), limit);
  },
});

export const showRescue = defineRoute({
  method: "get",
  path: "/v1/rescues/:rescueId",
  summary: { zh: "还款救助", en: "A case of rescue with its history" },
  permission: "loan.read",
  params: RescueParams,
  response: RescueBody,
  etag: ({ version }) => String(version),
  problems: ["rescue.not-found"],
  handle: async ({ deps, context, params }) =>
    toRescueBody(await show(deps, { context, ...params })),
});
