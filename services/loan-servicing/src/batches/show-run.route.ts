import {
  BatchRunListBody,
  BatchRunParams,
  FailureGroupsBody,
  ShownRunBody,
} from "@bursar/api-schema/resources";
import { formatYuan } from "@bursar/domain/money";
import {
  listFailureGroups,
  listRuns as list,
  showRun as show,
  type ExplainedGroup,
} from "@bursar/servicing/batches";
import { defineRoute } from "../define-route.ts";
import { toBatchRunBody, toTieOutLegBody } from "./batch-run-body.ts";

export const showRun = defineRoute({
  method: "get",
  path: "/v1/batch-runs/:runId",
  summary: { zh: "批次进度与失败项", en: "A batch's progress and what it set aside" },
  permission: "batch.read",
  params: BatchRunParams,
  response: ShownRunBody,
  etag: ({ run }) => String(run.version),
  problems: ["batch.not-found"],
  handle: async ({ deps, context, params }) => {
    const { run, failures, tieOut } = await show(deps, { context, ...params });
    const shown = failures.map(({ itemId, cause }) => ({ itemId, cause }));
    return { run: toBatchRunBody(run), failures: shown, tieOut: tieOut.map(toTieOutLegBody) };
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

export const showFailures = defineRoute({
  method: "get",
  path: "/v1/batch-runs/:runId/failures",
  summary: { zh: "未通过项，按原因分组", en: "What a batch set aside, by cause" },
  permission: "batch.read",
  params: BatchRunParams,
  response: FailureGroupsBody,
  problems: ["batch.not-found"],
  handle: async ({ deps, context, params }) => ({
    groups: (await listFailureGroups(deps, { context, ...params })).map(toGroupBody),
  }),
});

function toGroupBody({ cause, items, open, amountFen, meaning, samples }: ExplainedGroup) {
  const { zh, en, fix } = meaning;
  return {
    cause,
    items,
    open,
    amount: formatYuan(amountFen),
    meaning: { zh, en },
    fix,
    samples: samples.map((sample) => ({
      itemId: sample.itemId,
      label: sample.label,
      amount: formatYuan(sample.amountFen),
    })),
  };
}
