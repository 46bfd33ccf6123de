import { BatchRunBody, BatchRunParams, RunEvents } from "@bursar/api-schema/resources";
import type { BatchRun } from "@bursar/database/batches";
import { followRun as follow } from "@bursar/servicing/batches";
import { defineRoute } from "../define-route.ts";
import { toBatchRunBody } from "./batch-run-body.ts";

export const followRun = defineRoute({
  method: "get",
  path: "/v1/batch-runs/:runId/events",
  summary: { zh: "批次进度（持续推送）", en: "A batch's progress as it goes on, to its end" },
  permission: "batch.read",
  params: BatchRunParams,
  response: RunEvents,
  events: BatchRunBody,
  problems: ["batch.not-found", "server.too-many-streams"],
  handle: ({ deps, context, params, signal }) =>
    Promise.resolve(toBodies(follow(deps, { context, ...params, signal }))),
});

async function* toBodies(runs: AsyncIterable<BatchRun>) {
  for await (const run of runs) yield toBatchRunBody(run);
}
