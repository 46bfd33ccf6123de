import {
  RetentionPageQuery,
  RetentionRunDetailBody,
  RetentionRunPage,
  RetentionRunParams,
} from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listRetentionRuns as list, showRetentionRun as show } from "@bursar/servicing/retention";
import { defineRoute } from "../define-route.ts";
import { toRunBody } from "./retention-body.ts";

export const listRetentionRuns = defineRoute({
  method: "get",
  path: "/v1/retention-runs",
  summary: { zh: "清理列表", en: "List runs" },
  permission: "retention.read",
  query: RetentionPageQuery,
  response: RetentionRunPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter } = query;
    const page = { after: startingAfter, limit: limit + 1 };
    return toPage((await list(deps, { context, page })).map(toRunBody), limit);
  },
});

export const showRetentionRun = defineRoute({
  method: "get",
  path: "/v1/retention-runs/:runId",
  summary: { zh: "一次清理及其证明", en: "A run with its proof" },
  permission: "retention.read",
  params: RetentionRunParams,
  response: RetentionRunDetailBody,
  problems: ["retention-run.not-found"],
  handle: async ({ deps, context, params }) => {
    const run = await show(deps, { context, ...params });
    return { ...toRunBody(run), items: { ...run.items } };
  },
});
