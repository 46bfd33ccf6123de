import { ApproveRunBody, BatchRunBody, BatchRunParams } from "@bursar/api-schema/resources";
import { approveRun as approve } from "@bursar/servicing/batches";
import { defineRoute } from "../define-route.ts";
import { toBatchRunBody } from "./batch-run-body.ts";

export const approveRun = defineRoute({
  method: "post",
  path: "/v1/batch-runs/:runId/approval",
  summary: { zh: "第二人批准批次", en: "Approve a planned batch as the second person" },
  permission: "batch.approve",
  idempotent: true,
  params: BatchRunParams,
  body: ApproveRunBody,
  response: BatchRunBody,
  problems: [
    "batch.not-found",
    "batch.not-waiting",
    "batch.other-plan",
    "batch.same-person",
    "batch.plan-stale",
  ],
  handle: async ({ deps, context, params, body }) =>
    toBatchRunBody(await approve(deps, { context, ...params, ...body })),
});
