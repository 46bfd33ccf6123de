import { AmountRaiseBody, AmountRaiseParams } from "@bursar/api-schema/resources";
import { approveAmountRaise as approve } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toRaiseBody } from "./application-body.ts";

export const approveAmountRaise = defineRoute({
  method: "post",
  path: "/v1/amount-raises/:raiseId/approval",
  summary: { zh: "复核通过提额", en: "Approve a higher amount" },
  permission: "application.approve",
  idempotent: true,
  ifMatch: true,
  params: AmountRaiseParams,
  response: AmountRaiseBody,
  etag: ({ version }) => String(version),
  problems: [
    "amount-raise.not-found",
    "amount-raise.decided",
    "amount-raise.same-person",
    "amount-raise.too-late",
    "amount-raise.over-cap",
  ],
  handle: async ({ deps, context, params, ifMatch }) =>
    toRaiseBody(await approve(deps, { context, ...params, ifMatch })),
});
