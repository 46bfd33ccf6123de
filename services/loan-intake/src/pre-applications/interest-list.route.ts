import {
  InterestBody,
  InterestCountsBody,
  InterestCountsQuery,
  InterestForm,
  InterestPage,
  InterestQuery,
} from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import {
  countInterest as count,
  enterInterest as enter,
  listInterest as list,
} from "@bursar/servicing/pre-applications";
import { defineRoute } from "../define-route.ts";
import { toInterestBody } from "./pre-application-body.ts";

export const enterInterest = defineRoute({
  method: "post",
  path: "/v1/interest-entries",
  summary: { zh: "登记贷款意向", en: "Take down somebody who means to borrow" },
  permission: "pre-application.enter",
  idempotent: true,
  body: InterestForm,
  response: InterestBody,
  status: 201,
  problems: ["interest.invalid", "interest.duplicate"],
  handle: async ({ deps, context, body }) =>
    toInterestBody(await enter(deps, { context, form: body })),
});

export const listInterest = defineRoute({
  method: "get",
  path: "/v1/interest-entries",
  summary: { zh: "贷款意向名单", en: "Those who mean to borrow, and what came of it" },
  permission: "pre-application.read",
  query: InterestQuery,
  response: InterestPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toInterestBody), limit);
  },
});

export const countInterest = defineRoute({
  method: "get",
  path: "/v1/interest-counts",
  summary: { zh: "意向统计与转化", en: "Wishes by school or township, and what came of them" },
  permission: "pre-application.read",
  query: InterestCountsQuery,
  response: InterestCountsBody,
  handle: async ({ deps, context, query }) => ({
    data: await count(deps, { context, ...query }),
  }),
});
