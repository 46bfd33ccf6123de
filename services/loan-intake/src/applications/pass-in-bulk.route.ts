import { BulkReviewBody, BulkReviewedBody } from "@bursar/api-schema/resources";
import { passInBulk as pass } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";

export const passInBulk = defineRoute({
  method: "post",
  path: "/v1/bulk-reviews",
  summary: { zh: "批量复核通过（低风险）", en: "Pass low-risk cases together" },
  permission: "application.approve",
  idempotent: true,
  body: BulkReviewBody,
  response: BulkReviewedBody,
  problems: [
    "review.too-many",
    "review.shown-changed",
    "review.own-case",
    "review.not-low-risk",
    "review.sample-not-opened",
  ],
  handle: async ({ deps, context, body }) => {
    const { passed } = await pass(deps, { context, ...body });
    return { passed: [...passed] };
  },
});
