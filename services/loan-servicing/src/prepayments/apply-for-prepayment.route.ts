import {
  ApplyForPrepaymentBody,
  PrepaymentQuoteBody,
  PrepaymentRequestBody,
  PreviewPrepaymentBody,
} from "@bursar/api-schema/resources";
import { applyForPrepayment as apply, quotePrepayment } from "@bursar/servicing/prepayments";
import { defineRoute } from "../define-route.ts";
import { principalOf } from "./fen-of.ts";
import { toQuoteBody, toRequestBody } from "./prepayment-body.ts";
import { QUOTE_PROBLEMS } from "./quote-problems.ts";

export const previewPrepayment = defineRoute({
  method: "post",
  path: "/v1/prepayments/preview",
  summary: { zh: "提前还款试算", en: "What an early repayment would cost; nothing is written" },
  permission: "loan.read",
  body: PreviewPrepaymentBody,
  response: PrepaymentQuoteBody,
  problems: QUOTE_PROBLEMS,
  handle: async ({ deps, context, body }) =>
    toQuoteBody(
      await quotePrepayment(deps, {
        context,
        ...body,
        principalFen: principalOf(body.principal),
      }),
    ),
});

export const applyForPrepayment = defineRoute({
  method: "post",
  path: "/v1/prepayments",
  summary: { zh: "申请提前还款", en: "Apply for early repayment, a contract or several" },
  permission: "servicing.enter",
  idempotent: true,
  body: ApplyForPrepaymentBody,
  response: PrepaymentRequestBody,
  status: 201,
  problems: [
    ...QUOTE_PROBLEMS,
    "prepayment.day-over",
    "prepayment.open-already",
    "prepayment.several-borrowers",
  ],
  handle: async ({ deps, context, body }) => {
    const contracts = body.contracts.map(({ contractNo, principal }) => ({
      contractNo,
      principalFen: principalOf(principal),
    }));
    const { settleOn } = body;
    return toRequestBody(await apply(deps, { context, contracts, settleOn }));
  },
});
