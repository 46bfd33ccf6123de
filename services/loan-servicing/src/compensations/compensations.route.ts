import {
  CompensationBody,
  CompensationPage,
  CompensationParams,
  CompensationQuery,
  EnterCompensationBody,
  LoanEffectBody,
  PreviewCompensationBody,
  ReasonBody,
} from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import {
  approveCompensation as approve,
  enterCompensation as enter,
  listCompensations as list,
  previewCompensation as preview,
  rejectCompensation as reject,
  showCompensation as show,
  withdrawCompensation as withdraw,
} from "@bursar/servicing/compensations";
import { defineRoute } from "../define-route.ts";
import { fenOf } from "../prepayments/fen-of.ts";
import { toEffectBody } from "../prepayments/prepayment-body.ts";
import { QUOTE_PROBLEMS } from "../prepayments/quote-problems.ts";
import { toCompensationBody } from "./compensation-body.ts";

const MONEY_PROBLEMS = [
  ...QUOTE_PROBLEMS,
  "compensation.more-than-owed",
  "compensation.less-than-due",
  "repayment.amount-invalid",
  "repayment.without-paid-through",
  "fact.future",
  "fact.before-disbursement",
] as const;

export const previewCompensation = defineRoute({
  method: "post",
  path: "/v1/compensations/preview",
  summary: { zh: "代偿预览", en: "What the state's money would change; nothing is written" },
  permission: "loan.read",
  body: PreviewCompensationBody,
  response: LoanEffectBody,
  problems: MONEY_PROBLEMS,
  handle: async ({ deps, context, body: { amount, ...money } }) =>
    toEffectBody(await preview(deps, { context, ...money, amountFen: fenOf(amount) })),
});

export const enterCompensation = defineRoute({
  method: "post",
  path: "/v1/compensations",
  summary: { zh: "登记代偿", en: "Enter money with which the state repays a loan" },
  permission: "servicing.enter",
  idempotent: true,
  body: EnterCompensationBody,
  response: CompensationBody,
  status: 201,
  problems: [...MONEY_PROBLEMS, "compensation.entered-already"],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, body: { amount, ...entry } }) =>
    toCompensationBody(await enter(deps, { context, ...entry, amountFen: fenOf(amount) })),
});

export const listCompensations = defineRoute({
  method: "get",
  path: "/v1/compensations",
  summary: { zh: "代偿列表", en: "List compensations" },
  permission: "loan.read",
  query: CompensationQuery,
  response: CompensationPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toCompensationBody), limit);
  },
});

export const showCompensation = defineRoute({
  method: "get",
  path: "/v1/compensations/:compensationId",
  summary: { zh: "代偿", en: "A compensation" },
  permission: "loan.read",
  params: CompensationParams,
  response: CompensationBody,
  etag: ({ version }) => String(version),
  problems: ["compensation.not-found"],
  handle: async ({ deps, context, params }) =>
    toCompensationBody(await show(deps, { context, ...params })),
});

const MOVED = {
  method: "post",
  idempotent: true,
  ifMatch: true,
  params: CompensationParams,
  response: CompensationBody,
  etag: ({ version }: { version: number }) => String(version),
} as const;
const PROBLEMS = ["compensation.not-found", "compensation.wrong-state"] as const;

export const approveCompensation = defineRoute({
  ...MOVED,
  path: "/v1/compensations/:compensationId/approval",
  summary: { zh: "复核代偿并入账", en: "Approve a compensation; it is posted at once" },
  permission: "servicing.approve",
  problems: [...PROBLEMS, ...MONEY_PROBLEMS, "compensation.same-person"],
  handle: async ({ deps, context, params, ifMatch: version }) =>
    toCompensationBody(await approve(deps, { context, ...params, version })),
});

export const rejectCompensation = defineRoute({
  ...MOVED,
  path: "/v1/compensations/:compensationId/rejection",
  summary: { zh: "不予通过代偿", en: "Reject a compensation" },
  permission: "servicing.approve",
  body: ReasonBody,
  problems: [...PROBLEMS, "compensation.same-person"],
  handle: async ({ deps, context, params, body, ifMatch: version }) =>
    toCompensationBody(await reject(deps, { context, ...params, ...body, version })),
});

export const withdrawCompensation = defineRoute({
  ...MOVED,
  path: "/v1/compensations/:compensationId/withdrawal",
  summary: { zh: "撤销代偿登记", en: "Take a wrong entry back" },
  permission: "servicing.enter",
  body: ReasonBody,
  problems: PROBLEMS,
  handle: async ({ deps, context, params, body, ifMatch: version }) =>
    toCompensationBody(await withdraw(deps, { context, ...params, ...body, version })),
});
