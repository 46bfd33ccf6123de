import { SessionBody, SignInBody } from "@bursar/api-schema/staff";
import { defineRoute } from "../define-route.ts";

export const signIn = defineRoute({
  method: "post",
  path: "/v1/sessions",
  summary: {
    zh: "工作人员登录；有动态码的分两步",
    en: "Staff sign-in, in two steps where there is a second factor",
  },
  permission: "public",
  body: SignInBody,
  response: SessionBody,
  status: 201,
  problems: [
    "auth.wrong-credentials",
    "auth.second-factor-needed",
    "auth.wrong-second-factor",
    "auth.initial-password-expired",
    "auth.locked",
    "auth.too-many-attempts",
  ],
  handle: ({ deps, context, body }) =>
    deps.staff.signIn({ ...body, ip: context.origin.ip, userAgent: context.origin.userAgent }),
});
