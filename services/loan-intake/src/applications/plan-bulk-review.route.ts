import { BulkReviewPlanBody, PlanBulkReviewBody } from "@bursar/api-schema/resources";
import { planBulkReview as plan } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toBulkPlan } from "./review-body.ts";

export const planBulkReview = defineRoute({
  method: "post",
  path: "/v1/bulk-review-plans",
  summary: { zh: "批量复核试算（不改数据）", en: "Plan a bulk pass; nothing changes" },
  permission: "application.approve",
  body: PlanBulkReviewBody,
  response: BulkReviewPlanBody,
  handle: async ({ deps, context, body }) => toBulkPlan(await plan(deps, { context, ...body })),
});
