import { StartedRunBody, StartRunBody } from "@bursar/api-schema/resources";
import { startRun as start } from "@bursar/servicing/batches";
import { defineRoute } from "../define-route.ts";
import { toBatchRunBody } from "./batch-run-body.ts";

export const startRun = defineRoute({
  method: "post",
  path: "/v1/batch-runs",
  summary: { zh: "发起批次", en: "Start a batch" },
  permission: "batch.run",
  idempotent: true,
  body: StartRunBody,
  response: StartedRunBody,
  problems: [
    "batch.unknown-kind",
    "batch.future-date",
    "batch.not-due",
    "batch.no-roster",
    "batch.earlier-unfinished",
  ],
  handle: async ({ deps, context, body }) => {
    const { started, run } = await start(deps, { context, ...body });
    return { started, run: toBatchRunBody(run) };
  },
});
