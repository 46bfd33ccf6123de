import {
  ProposedReceiptStepBody,
  ProposeReceiptStepBody,
  ReceiptOutcomeBody,
  ReceiptParams,
  ReceiptStepParams,
} from "@bursar/api-schema/resources";
import {
  confirmReceiptStep as confirm,
  proposeReceiptStep as propose,
  rejectReceiptStep as reject,
} from "@bursar/servicing/repayments";
import { defineRoute } from "../define-route.ts";
import { toOutcomeBody } from "./receipt-body.ts";

export const proposeReceiptStep = defineRoute({
  method: "post",
  path: "/v1/repayments/:receiptId/steps",
  summary: { zh: "提出认领、撤回、冲正或退回", en: "Propose what is to be done with a receipt" },
  permission: "repayment.record",
  idempotent: true,
  params: ReceiptParams,
  body: ProposeReceiptStepBody,
  response: ProposedReceiptStepBody,
  status: 201,
  problems: [
    "receipt.not-found",
    "receipt.wrong-state",
    "receipt.remitted",
    "receipt.step-open",
    "receipt.no-target",
    "loan.not-found",
    "borrower.not-found",
    "version.changed",
  ],
  handle: ({ deps, context, params, body }) => propose(deps, { context, ...params, ...body }),
});

const DECISIONS = [
  "receipt.not-found",
  "receipt.step-not-found",
  "receipt.step-decided",
  "receipt.same-person",
];

export const confirmReceiptStep = defineRoute({
  method: "post",
  path: "/v1/repayments/:receiptId/steps/:stepId/confirmation",
  summary: { zh: "第二人确认", en: "Confirm a proposal as the second person" },
  permission: "repayment.confirm",
  idempotent: true,
  params: ReceiptStepParams,
  response: ReceiptOutcomeBody,
  problems: [
    ...DECISIONS,
    "receipt.wrong-state",
    "receipt.remitted",
    "receipt.refunded",
    "loan.not-found",
    "repayment.without-paid-through",
    "reversal.already-reversed",
    "reversal.used-by-prepayment",
  ],
  handle: async ({ deps, context, params }) =>
    toOutcomeBody(await confirm(deps, { context, ...params })),
});

export const rejectReceiptStep = defineRoute({
  method: "post",
  path: "/v1/repayments/:receiptId/steps/:stepId/rejection",
  summary: { zh: "第二人不同意", en: "Turn a proposal down as the second person" },
  permission: "repayment.confirm",
  idempotent: true,
  params: ReceiptStepParams,
  response: ReceiptOutcomeBody,
  problems: DECISIONS,
  handle: async ({ deps, context, params }) =>
    toOutcomeBody(await reject(deps, { context, ...params })),
});
