import { ProposeRetentionBody, RetentionRunBody } from "@bursar/api-schema/resources";
import { proposeRetention as propose } from "@bursar/servicing/retention";
import { defineRoute } from "../define-route.ts";
import { toRunBody } from "./retention-body.ts";

export const proposeRetention = defineRoute({
  method: "post",
  path: "/v1/retention-runs",
  summary: { zh: "提出清理", en: "Propose to erase what is due" },
  permission: "retention.propose",
  idempotent: true,
  status: 201,
  body: ProposeRetentionBody,
  response: RetentionRunBody,
  problems: [
    "retention-plan.date-in-future",
    "retention-run.nothing-due",
    "retention-run.plan-changed",
    "retention-run.waiting",
  ],
  handle: async ({ deps, context, body }) => toRunBody(await propose(deps, { context, ...body })),
});
