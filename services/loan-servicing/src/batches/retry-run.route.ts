import { BatchRunParams, RetryRunBody, StartedRunBody } from "@bursar/api-schema/resources";
import { retryRun as retry } from "@bursar/servicing/batches";
import { defineRoute } from "../define-route.ts";
import { toBatchRunBody } from "./batch-run-body.ts";

export const retryRun = defineRoute({
  method: "post",
  path: "/v1/batch-runs/:runId/retry",
  summary: { zh: "只重试未通过项", en: "Retry exactly what was set aside" },
  permission: "batch.run",
  idempotent: true,
  params: BatchRunParams,
  body: RetryRunBody,
  response: StartedRunBody,
  problems: ["batch.not-found", "batch.not-over", "batch.nothing-to-retry"],
  handle: async ({ deps, context, params, body }) => {
    const { started, run } = await retry(deps, { context, ...params, ...body });
    return { started, run: toBatchRunBody(run) };
  },
});
