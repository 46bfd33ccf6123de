import {
  ApproveRetentionBody,
  RetentionRunBody,
  RetentionRunParams,
} from "@bursar/api-schema/resources";
import { approveRetention as approve } from "@bursar/servicing/retention";
import { defineRoute } from "../define-route.ts";
import { toRunBody } from "./retention-body.ts";

export const approveRetention = defineRoute({
  method: "post",
  path: "/v1/retention-runs/:runId/approval",
  summary: { zh: "批准清理", en: "Approve a run" },
  permission: "retention.approve",
  idempotent: true,
  params: RetentionRunParams,
  body: ApproveRetentionBody,
  response: RetentionRunBody,
  problems: [
    "retention-run.not-found",
    "retention-run.not-proposed",
    "retention-run.same-person",
    "retention-run.plan-changed",
  ],
  handle: async ({ deps, context, params, body }) =>
    toRunBody(await approve(deps, { context, ...params, ...body })),
});
