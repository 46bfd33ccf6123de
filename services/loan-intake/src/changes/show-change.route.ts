import { ChangeBody, ChangePage, ChangeParams, ChangeQuery } from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listChanges as list, showChange as show } from "@bursar/servicing/changes";
import { defineRoute } from "../define-route.ts";
import { toChangeBody, toChangeRow } from "./change-body.ts";

export const listChanges = defineRoute({
  method: "get",
  path: "/v1/changes",
  summary: { zh: "变更列表", en: "List changes" },
  permission: "change.read",
  query: ChangeQuery,
  response: ChangePage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toChangeRow), limit);
  },
});

export const showChange = defineRoute({
  method: "get",
  path: "/v1/changes/:changeId",
  summary: { zh: "变更及影响预览", en: "A change with its effect" },
  permission: "change.read",
  params: ChangeParams,
  response: ChangeBody,
  etag: ({ version }) => String(version),
  problems: ["change.not-found"],
  handle: async ({ deps, context, params }) =>
    toChangeBody(await show(deps, { context, ...params })),
});
