import {
  ApplicationBody,
  ApplicationParams,
  ApproveApplicationBody,
} from "@bursar/api-schema/resources";
import { approveApplication as approve } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toApplicationBody } from "./application-body.ts";

export const approveApplication = defineRoute({
  method: "post",
  path: "/v1/applications/:applicationId/approval",
  summary: { zh: "复核通过申请", en: "Approve an application as the second person" },
  permission: "application.approve",
  idempotent: true,
  params: ApplicationParams,
  body: ApproveApplicationBody,
  response: ApplicationBody,
  problems: [
    "application.not-found",
    "application.same-person",
    "application.version-changed",
    "application.not-awaiting-review",
  ],
  handle: async ({ deps, context, params, body }) =>
    toApplicationBody(await approve(deps, { context, ...params, ...body })),
});
