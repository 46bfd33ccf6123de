import { ApplicationDraftPage, ApplicationDraftQuery } from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listDrafts as list } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toDraftRow } from "./draft-body.ts";
import { draftReader } from "./draft-reader.ts";

export const listDrafts = defineRoute({
  method: "get",
  path: "/v1/application-drafts",
  summary: { zh: "草稿列表", en: "List application drafts" },
  permission: "application.enter",
  query: ApplicationDraftQuery,
  response: ApplicationDraftPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, mine, status } = query;
    const filter = { status, mine: mine === "true", after: startingAfter, limit: limit + 1 };
    const rows = await list(deps, { ...draftReader(context), filter });
    return toPage(rows.map(toDraftRow), limit);
  },
});
