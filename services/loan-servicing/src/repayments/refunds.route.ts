import {
  DecideRefundBody,
  PayRefundBody,
  ProposeRefundBody,
  RecordRemittanceBody,
  RefundBody,
  RefundPage,
  RefundParams,
  RefundQuery,
  RefundStepBody,
  RemittanceBody,
} from "@bursar/api-schema/resources";
import { formatYuan, parseYuan } from "@bursar/domain/money";
import { toPage } from "@bursar/http/routes";
import {
  approveRefund as approve,
  listRefunds as list,
  payRefund as pay,
  proposeRefund as propose,
  recordRemittance as remit,
  rejectRefund as reject,
  showRefund as show,
} from "@bursar/servicing/repayments";
import { defineRoute } from "../define-route.ts";
import { toRefundBody, toRefundStepBody } from "./receipt-body.ts";

export const proposeRefund = defineRoute({
  method: "post",
  path: "/v1/refunds",
  summary: { zh: "提出退款", en: "Propose a refund" },
  permission: "repayment.record",
  idempotent: true,
  body: ProposeRefundBody,
  response: RefundStepBody,
  status: 201,
  problems: ["loan.not-found", "refund.too-much"],
  handle: async ({ deps, context, body }) => {
    const { amount, ...rest } = body;
    const amountFen = parseYuan(amount) ?? 0n;
    return toRefundStepBody(await propose(deps, { context, ...rest, amountFen }));
  },
});

export const listRefunds = defineRoute({
  method: "get",
  path: "/v1/refunds",
  summary: { zh: "退款列表", en: "List refunds" },
  permission: "repayment.read",
  query: RefundQuery,
  response: RefundPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, before: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toRefundBody), limit);
  },
});

export const showRefund = defineRoute({
  method: "get",
  path: "/v1/refunds/:refundId",
  summary: { zh: "退款", en: "A refund" },
  permission: "repayment.read",
  params: RefundParams,
  response: RefundBody,
  etag: ({ version }) => String(version),
  problems: ["refund.not-found"],
  handle: async ({ deps, context, params }) =>
    toRefundBody(await show(deps, { context, ...params })),
});

const MOVES = ["refund.not-found", "refund.wrong-state", "refund.same-person", "version.changed"];

export const approveRefund = defineRoute({
  method: "post",
  path: "/v1/refunds/:refundId/approval",
  summary: { zh: "批准退款", en: "Approve a refund as the second person" },
  permission: "repayment.confirm",
  idempotent: true,
  params: RefundParams,
  body: DecideRefundBody,
  response: RefundStepBody,
  problems: MOVES,
  handle: async ({ deps, context, params, body }) =>
    toRefundStepBody(await approve(deps, { context, ...params, ...body })),
});

export const rejectRefund = defineRoute({
  method: "post",
  path: "/v1/refunds/:refundId/rejection",
  summary: { zh: "驳回退款", en: "Turn a refund down as the second person" },
  permission: "repayment.confirm",
  idempotent: true,
  params: RefundParams,
  body: DecideRefundBody,
  response: RefundStepBody,
  problems: MOVES,
  handle: async ({ deps, context, params, body }) =>
    toRefundStepBody(await reject(deps, { context, ...params, ...body })),
});

export const payRefund = defineRoute({
  method: "post",
  path: "/v1/refunds/:refundId/payment",
  summary: { zh: "登记退款付款", en: "Record that a refund was paid" },
  permission: "repayment.record",
  idempotent: true,
  params: RefundParams,
  body: PayRefundBody,
  response: RefundStepBody,
  problems: [...MOVES, "refund.serial-taken", "refund.more-than-refundable", "fact.future"],
  handle: async ({ deps, context, params, body }) =>
    toRefundStepBody(await pay(deps, { context, ...params, ...body })),
});

export const recordRemittance = defineRoute({
  method: "post",
  path: "/v1/remittances",
  summary: { zh: "登记汇缴", en: "Record that money reached the lender" },
  permission: "repayment.record",
  idempotent: true,
  body: RecordRemittanceBody,
  response: RemittanceBody,
  status: 201,
  problems: [
    "remittance.in-future",
    "remittance.through-later",
    "remittance.nothing",
    "remittance.reference-taken",
  ],
  handle: async ({ deps, context, body }) => {
    const { id, receipts, amountFen } = await remit(deps, { context, ...body });
    return { id, receipts, amount: formatYuan(amountFen) };
  },
});
