import {
  PrepaymentBody,
  PrepaymentPage,
  PrepaymentParams,
  PrepaymentQuery,
} from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listPrepayments as list, showPrepayment as show } from "@bursar/servicing/prepayments";
import { defineRoute } from "../define-route.ts";
import { toPrepaymentBody } from "./prepayment-body.ts";

export const listPrepayments = defineRoute({
  method: "get",
  path: "/v1/prepayments",
  summary: { zh: "提前还款申请列表", en: "List applications for early repayment" },
  permission: "loan.read",
  query: PrepaymentQuery,
  response: PrepaymentPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toPrepaymentBody), limit);
  },
});

export const showPrepayment = defineRoute({
  method: "get",
  path: "/v1/prepayments/:prepaymentId",
  summary: { zh: "提前还款申请", en: "An application for early repayment" },
  permission: "loan.read",
  params: PrepaymentParams,
  response: PrepaymentBody,
  etag: ({ version }) => String(version),
  problems: ["prepayment.not-found"],
  handle: async ({ deps, context, params }) =>
    toPrepaymentBody(await show(deps, { context, ...params })),
});
