import {
  ApproveClaimBody,
  ClaimParams,
  MovedClaimBody,
  PayClaimBody,
  SubmitClaimBody,
} from "@bursar/api-schema/claims";
import { parseSignedYuan } from "./parse-signed-yuan.ts";
import {
  approveClaim as approve,
  payClaim as pay,
  submitClaim as submit,
  withdrawClaim as withdraw,
} from "@bursar/servicing/claims";
import { defineRoute } from "../define-route.ts";

const MOVE = {
  method: "post",
  idempotent: true,
  params: ClaimParams,
  response: MovedClaimBody,
} as const;
const PROBLEMS = ["claim.not-found", "claim.wrong-state"] as const;

export const approveClaim = defineRoute({
  ...MOVE,
  path: "/v1/claims/:claimId/approval",
  summary: { zh: "第二人批准申领", en: "Approve a claim as the second person" },
  permission: "claim.approve",
  body: ApproveClaimBody,
  problems: [
    ...PROBLEMS,
    "claim.same-person",
    "claim.payer-unknown",
    "claim.content-changed",
    "claim.being-prepared",
  ],
  handle: ({ deps, context, params, body }) => approve(deps, { context, ...params, ...body }),
});

export const submitClaim = defineRoute({
  ...MOVE,
  path: "/v1/claims/:claimId/submission",
  summary: { zh: "登记已申报", en: "Record that a claim was submitted" },
  permission: "claim.prepare",
  body: SubmitClaimBody,
  problems: PROBLEMS,
  handle: ({ deps, context, params, body }) => submit(deps, { context, ...params, ...body }),
});

export const payClaim = defineRoute({
  ...MOVE,
  path: "/v1/claims/:claimId/payment",
  summary: { zh: "登记财政拨付到账", en: "Record that the treasury paid the lender" },
  permission: "claim.prepare",
  body: PayClaimBody,
  problems: [
    ...PROBLEMS,
    "claim.amount-differs",
    "claim.date-in-future",
    "claim.paid-before-submission",
  ],
  handle: ({ deps, context, params, body }) =>
    pay(deps, { context, ...params, paidOn: body.paidOn, amountFen: parseSignedYuan(body.amount) }),
});

export const withdrawClaim = defineRoute({
  ...MOVE,
  path: "/v1/claims/:claimId/withdrawal",
  summary: { zh: "撤回申领", en: "Withdraw a claim before it is submitted" },
  permission: "claim.prepare",
  problems: PROBLEMS,
  handle: ({ deps, context, params }) => withdraw(deps, { context, ...params }),
});
