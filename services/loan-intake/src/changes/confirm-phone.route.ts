import { ChangeParams, ChangeStepBody, ConfirmPhoneBody } from "@bursar/api-schema/resources";
import { confirmPhone as confirm } from "@bursar/servicing/changes";
import { defineRoute } from "../define-route.ts";

export const confirmPhone = defineRoute({
  method: "post",
  path: "/v1/changes/:changeId/phone-confirmation",
  summary: { zh: "确认新手机号", en: "Confirm a new phone with the code sent to it" },
  permission: "change.enter",
  idempotent: true,
  params: ChangeParams,
  body: ConfirmPhoneBody,
  response: ChangeStepBody,
  problems: [
    "change.not-found",
    "change.wrong-state",
    "change.version-changed",
    "change.code-wrong",
    "change.code-used-up",
  ],
  handle: ({ deps, context, params, body }) => confirm(deps, { context, ...params, ...body }),
});
