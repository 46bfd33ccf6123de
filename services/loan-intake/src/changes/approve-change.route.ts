import { ApproveChangeBody, ChangeParams, ChangeStepBody } from "@bursar/api-schema/resources";
import { approveChange as approve } from "@bursar/servicing/changes";
import { defineRoute } from "../define-route.ts";
import { CONTENT_PROBLEMS } from "./content-problems.ts";

export const approveChange = defineRoute({
  method: "post",
  path: "/v1/changes/:changeId/approval",
  summary: { zh: "复核通过变更", en: "Approve a change as the second person" },
  permission: "change.approve",
  idempotent: true,
  params: ChangeParams,
  body: ApproveChangeBody,
  response: ChangeStepBody,
  problems: [
    ...CONTENT_PROBLEMS,
    "change.not-found",
    "change.wrong-state",
    "change.same-person",
    "change.version-changed",
    "change.preview-outdated",
    "change.evidence-missing",
    "change.evidence-unknown",
  ],
  handle: ({ deps, context, params, body }) => approve(deps, { context, ...params, ...body }),
});
