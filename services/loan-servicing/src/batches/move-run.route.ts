import { BatchRunBody, BatchRunParams } from "@bursar/api-schema/resources";
import { pauseRun as pause, resumeRun as resume, stopRun as stop } from "@bursar/servicing/batches";
import { defineRoute } from "../define-route.ts";
import { toBatchRunBody } from "./batch-run-body.ts";

const moves = {
  method: "post",
  permission: "batch.run",
  idempotent: true,
  ifMatch: true,
  params: BatchRunParams,
  response: BatchRunBody,
  etag: ({ version }: { version: number }) => String(version),
  problems: ["batch.not-found", "batch.wrong-state", "version.changed"],
} as const;

export const pauseRun = defineRoute({
  ...moves,
  path: "/v1/batch-runs/:runId/pause",
  summary: { zh: "暂停批次", en: "Pause a batch: chunks under way finish, none starts" },
  handle: async ({ deps, context, params, ifMatch }) =>
    toBatchRunBody(await pause(deps, { context, ...params, version: ifMatch })),
});

export const resumeRun = defineRoute({
  ...moves,
  path: "/v1/batch-runs/:runId/resumption",
  summary: { zh: "继续批次", en: "Go on with what is not done" },
  handle: async ({ deps, context, params, ifMatch }) =>
    toBatchRunBody(await resume(deps, { context, ...params, version: ifMatch })),
});

export const stopRun = defineRoute({
  ...moves,
  path: "/v1/batch-runs/:runId/stop",
  summary: { zh: "在安全点停止批次", en: "Stop a batch at a safe point" },
  handle: async ({ deps, context, params, ifMatch }) =>
    toBatchRunBody(await stop(deps, { context, ...params, version: ifMatch })),
});
