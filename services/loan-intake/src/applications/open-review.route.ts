import { ApplicationParams, OpenedReviewBody } from "@bursar/api-schema/resources";
import { openReview as open } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toOpenedReview } from "./review-body.ts";

export const openReview = defineRoute({
  method: "post",
  path: "/v1/reviews/:applicationId/openings",
  summary: { zh: "打开复核件并记录", en: "Open a case; who opened which version is kept" },
  permission: "application.approve",
  idempotent: true,
  ifMatch: true,
  params: ApplicationParams,
  response: OpenedReviewBody,
  etag: ({ application }) => String(application.version),
  problems: ["application.not-found"],
  handle: async ({ deps, context, params, ifMatch }) =>
    toOpenedReview(await open(deps, { context, ...params, ifMatch })),
});
