import { BatchRunListBody, BatchRunParams, ShownRunBody } from "@bursar/api-schema/resources";
import { listRuns as list, showRun as show } from "@bursar/servicing/batches";
import { defineRoute } from "../define-route.ts";
import { toBatchRunBody } from "./batch-run-body.ts";

export const showRun = defineRoute({
  method: "get",
  path: "/v1/batch-runs/:runId",
  summary: { zh: "批次进度与失败项", en: "A batch's progress and what it set aside" },
  permission: "batch.read",
  params: BatchRunParams,
  response: ShownRunBody,
  problems: ["batch.not-found"],
  handle: async ({ deps, context, params }) => {
    const { run, failures } = await show(deps, { context, ...params });
    const shown = failures.map(({ itemId, cause }) => ({ itemId, cause }));
    return { run: toBatchRunBody(run), failures: shown };
  },
});

const LATEST = 50;

export const listRuns = defineRoute({
  method: "get",
  path: "/v1/batch-runs",
  summary: { zh: "最近的批次", en: "The latest batches" },
  permission: "batch.read",
  response: BatchRunListBody,
  handle: async ({ deps, context }) => ({
    data: (await list(deps, { context, limit: LATEST })).map(toBatchRunBody),
  }),
});
