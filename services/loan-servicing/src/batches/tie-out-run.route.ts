import { BatchRunParams, TieOutBody } from "@bursar/api-schema/resources";
import { tieOutRun as tieOut } from "@bursar/servicing/batches";
import { defineRoute } from "../define-route.ts";
import { toBatchRunBody, toTieOutLegBody } from "./batch-run-body.ts";

export const tieOutRun = defineRoute({
  method: "post",
  path: "/v1/batch-runs/:runId/tie-out",
  summary: { zh: "重新核对（五平）", en: "Hold a finished batch against its books again" },
  permission: "batch.run",
  idempotent: true,
  params: BatchRunParams,
  response: TieOutBody,
  problems: ["batch.not-found", "batch.not-over"],
  handle: async ({ deps, context, params }) => {
    const { run, legs } = await tieOut(deps, { context, ...params });
    return { run: toBatchRunBody(run), legs: legs.map(toTieOutLegBody) };
  },
});
