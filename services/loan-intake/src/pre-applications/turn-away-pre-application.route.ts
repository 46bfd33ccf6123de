import { PreApplicationBody, PreApplicationParams, ReasonBody } from "@bursar/api-schema/resources";
import { turnAwayPreApplication } from "@bursar/servicing/pre-applications";
import { defineRoute } from "../define-route.ts";
import { toPreApplicationBody } from "./pre-application-body.ts";

const WAYS = {
  return: {
    path: "return",
    summary: { zh: "退回预申请", en: "Return a pre-application for correction" },
    permission: "pre-application.verify",
  },
  reject: {
    path: "rejection",
    summary: { zh: "不予通过预申请", en: "Reject a pre-application" },
    permission: "pre-application.verify",
  },
  withdraw: {
    path: "withdrawal",
    summary: { zh: "撤销预申请", en: "Withdraw a pre-application at the student's wish" },
    permission: "pre-application.enter",
  },
} as const;

function turnAway(event: keyof typeof WAYS) {
  const { path, summary, permission } = WAYS[event];
  return defineRoute({
    method: "post",
    path: `/v1/pre-applications/:preApplicationId/${path}`,
    summary,
    permission,
    idempotent: true,
    ifMatch: true,
    params: PreApplicationParams,
    body: ReasonBody,
    response: PreApplicationBody,
    problems: [
      "pre-application.not-found",
      "pre-application.wrong-state",
      "pre-application.same-person",
    ],
    etag: ({ version }) => String(version),
    handle: async ({ deps, context, params, body, ifMatch }) =>
      toPreApplicationBody(
        await turnAwayPreApplication(deps, {
          context,
          ...params,
          ...body,
          event,
          version: ifMatch,
        }),
      ),
  });
}

export const returnPreApplication = turnAway("return");
export const rejectPreApplication = turnAway("reject");
export const withdrawPreApplication = turnAway("withdraw");
