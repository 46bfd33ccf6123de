import {
  ApproveRescueBody,
  PayRescueBody,
  ReasonBody,
  RescueBody,
  RescueParams,
} from "@bursar/api-schema/resources";
import {
  approveRescue as approve,
  payRescue as pay,
  refuseRescue as turnDown,
  reviewRescue as review,
  withdrawRescue as withdraw,
} from "@bursar/servicing/rescues";
import { defineRoute } from "../define-route.ts";
import { fenOf } from "../prepayments/fen-of.ts";
import { toRescueBody } from "./rescue-body.ts";

const MOVED = {
  method: "post",
  idempotent: true,
  ifMatch: true,
  params: RescueParams,
  response: RescueBody,
  etag: ({ version }: { version: number }) => String(version),
} as const;
const PROBLEMS = ["rescue.not-found", "rescue.wrong-state", "rescue.same-person"] as const;

export const reviewRescue = defineRoute({
  ...MOVED,
  path: "/v1/rescues/:rescueId/review",
  summary: { zh: "审核还款救助", en: "Review a case as another person" },
  permission: "servicing.approve",
  problems: PROBLEMS,
  handle: async ({ deps, context, params, ifMatch: version }) =>
    toRescueBody(await review(deps, { context, ...params, version })),
});

export const approveRescue = defineRoute({
  ...MOVED,
  path: "/v1/rescues/:rescueId/approval",
  summary: { zh: "登记上级批准", en: "Record the approval after the publicity" },
  permission: "servicing.approve",
  body: ApproveRescueBody,
  problems: [...PROBLEMS, "publicity.still-running", "objection.unresolved"],
  handle: async ({ deps, context, params, body, ifMatch: version }) =>
    toRescueBody(await approve(deps, { context, ...params, ...body, version })),
});

export const refuseRescue = defineRoute({
  ...MOVED,
  path: "/v1/rescues/:rescueId/refusal",
  summary: { zh: "不予救助", en: "Refuse a case" },
  permission: "servicing.approve",
  body: ReasonBody,
  problems: PROBLEMS,
  handle: async ({ deps, context, params, body, ifMatch: version }) =>
    toRescueBody(await turnDown(deps, { context, ...params, ...body, version })),
});

export const withdrawRescue = defineRoute({
  ...MOVED,
  path: "/v1/rescues/:rescueId/withdrawal",
  summary: { zh: "撤回还款救助申请", en: "Take a case back" },
  permission: "servicing.enter",
  body: ReasonBody,
  problems: PROBLEMS,
  handle: async ({ deps, context, params, body, ifMatch: version }) =>
    toRescueBody(await withdraw(deps, { context, ...params, ...body, version })),
});

export const payRescue = defineRoute({
  ...MOVED,
  path: "/v1/rescues/:rescueId/payment",
  summary: { zh: "登记救助拨付", en: "Record that the rescue was paid; the loans are credited" },
  permission: "servicing.enter",
  body: PayRescueBody,
  problems: [
    ...PROBLEMS,
    "rescue.amount-differs",
    "rescue.paid-in-future",
    "rescue.nothing-due",
    "fact.before-disbursement",
  ],
  handle: async ({ deps, context, params, body, ifMatch: version }) => {
    const { paidOn, paymentNo } = body;
    const payment = { paidOn, paymentNo, amountFen: fenOf(body.amount) };
    return toRescueBody(await pay(deps, { context, ...params, ...payment, version }));
  },
});
