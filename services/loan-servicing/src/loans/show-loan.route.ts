import { ExplainQuery, ExplanationBody, LoanBody, LoanParams } from "@bursar/api-schema/resources";
import { explainBill as explain, showLoan as show } from "@bursar/servicing/loans";
import { defineRoute } from "../define-route.ts";
import { toExplanationBody, toLoanBody } from "./loan-body.ts";

export const showLoan = defineRoute({
  method: "get",
  path: "/v1/loans/:contractNo",
  summary: { zh: "贷款与还款计划", en: "A loan with its schedule" },
  permission: "loan.read",
  params: LoanParams,
  response: LoanBody,
  problems: ["loan.not-found"],
  handle: async ({ deps, context, params }) => toLoanBody(await show(deps, { context, ...params })),
});

export const explainBill = defineRoute({
  method: "get",
  path: "/v1/loans/:contractNo/explanation",
  summary: { zh: "应还金额怎么算的", en: "The steps behind a bill" },
  permission: "loan.read",
  params: LoanParams,
  query: ExplainQuery,
  response: ExplanationBody,
  problems: ["loan.not-found", "loan.no-bill"],
  handle: async ({ deps, context, params, query }) =>
    toExplanationBody(await explain(deps, { context, ...params, ...query })),
});
