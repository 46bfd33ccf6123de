import {
  ConfirmSecondFactorBody,
  EnrolBody,
  EnrolmentBody,
  OwnPasswordBody,
  RecoveryCodesBody,
} from "@bursar/api-schema/staff";
import {
  changeOwnPassword as change,
  confirmSecondFactor as confirm,
  enrolSecondFactor as enrol,
} from "@bursar/identity/own-account";
import { z } from "zod";
import { defineRoute } from "../define-route.ts";

// A PUT, not a POST with an idempotency key: of a POST's body a hash is kept, and nothing that
// comes of a password is kept but what its own table holds.
export const changeOwnPassword = defineRoute({
  method: "put",
  path: "/v1/me/password",
  summary: { zh: "修改自己的密码", en: "Choose another password of one's own" },
  permission: "signed-in",
  body: OwnPasswordBody,
  response: z.void(),
  status: 204,
  problems: [
    "staff.accounts-only",
    "staff.wrong-password",
    "staff.same-password",
    "auth.locked",
    "auth.too-many-attempts",
  ],
  handle: ({ deps, context, body }) =>
    change(deps, { context, sessionId: context.actor.sessionId ?? "", ...body }),
});

export const enrolSecondFactor = defineRoute({
  method: "put",
  path: "/v1/me/second-factor",
  summary: {
    zh: "开始绑定验证器应用（取得二维码）",
    en: "Begin to enrol an authenticator app: its secret",
  },
  permission: "signed-in",
  body: EnrolBody,
  response: EnrolmentBody,
  problems: [
    "staff.accounts-only",
    "staff.wrong-password",
    "second-factor.already-enrolled",
    "auth.locked",
    "auth.too-many-attempts",
  ],
  handle: ({ deps, context, body }) => enrol(deps, { context, ...body }),
});

export const confirmSecondFactor = defineRoute({
  method: "post",
  path: "/v1/me/second-factor/confirmation",
  summary: {
    zh: "用第一个动态码确认绑定，取得恢复码",
    en: "Confirm with a first code; gives the recovery codes",
  },
  permission: "signed-in",
  idempotent: true,
  body: ConfirmSecondFactorBody,
  response: RecoveryCodesBody,
  problems: [
    "staff.accounts-only",
    "second-factor.not-begun",
    "second-factor.already-enrolled",
    "second-factor.wrong-code",
  ],
  handle: async ({ deps, context, body }) => {
    const sessionId = context.actor.sessionId ?? "";
    return { recoveryCodes: [...(await confirm(deps, { context, sessionId, ...body }))] };
  },
});
