import { ReviewPage, ReviewQuery } from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listReviews as list } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toReviewCase } from "./review-body.ts";

export const listReviews = defineRoute({
  method: "get",
  path: "/v1/reviews",
  summary: { zh: "复核待办，带风险分", en: "Cases to review, with their risk" },
  permission: "application.approve",
  query: ReviewQuery,
  response: ReviewPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, academicYear } = query;
    const filter = { academicYear, after: startingAfter, limit: limit + 1 };
    const cases = await list(deps, { context, filter });
    return toPage(cases.map(toReviewCase), limit);
  },
});
