import { AmountRaiseBody, ApplicationParams, ProposeRaiseBody } from "@bursar/api-schema/resources";
import { parseYuan } from "@bursar/domain/money";
import { proposeAmountRaise as propose } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toRaiseBody } from "./application-body.ts";

export const proposeAmountRaise = defineRoute({
  method: "post",
  path: "/v1/applications/:applicationId/amount-raises",
  summary: { zh: "申请提额", en: "Ask for a higher amount" },
  permission: "application.submit",
  idempotent: true,
  ifMatch: true,
  status: 201,
  params: ApplicationParams,
  body: ProposeRaiseBody,
  response: AmountRaiseBody,
  etag: ({ version }) => String(version),
  problems: [
    "application.not-found",
    "amount-raise.waiting",
    "amount-raise.not-reviewed",
    "amount-raise.too-late",
    "amount-raise.not-higher",
    "amount-raise.off-step",
    "amount-raise.over-cap",
  ],
  handle: async ({ deps, context, params, body, ifMatch }) => {
    const { reason } = body;
    const amountFen = parseYuan(body.amount) ?? 0n;
    return toRaiseBody(await propose(deps, { context, ...params, amountFen, reason, ifMatch }));
  },
});
