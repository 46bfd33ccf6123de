import { AmountRaiseBody, AmountRaiseParams } from "@bursar/api-schema/resources";
import { refuseAmountRaise as turnDown } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toRaiseBody } from "./application-body.ts";

export const refuseAmountRaise = defineRoute({
  method: "post",
  path: "/v1/amount-raises/:raiseId/refusal",
  summary: { zh: "不同意提额", en: "Refuse a higher amount" },
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
    toRaiseBody(await turnDown(deps, { context, ...params, ifMatch })),
});
