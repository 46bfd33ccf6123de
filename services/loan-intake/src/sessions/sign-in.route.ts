import { SessionBody, SignInBody } from "@bursar/api-schema/resources";
import { defineRoute } from "../define-route.ts";

export const signIn = defineRoute({
  method: "post",
  path: "/v1/sessions",
  summary: { zh: "工作人员登录", en: "Staff sign-in" },
  permission: "public",
  body: SignInBody,
  response: SessionBody,
  status: 201,
  problems: ["auth.wrong-credentials", "auth.locked"],
  handle: ({ deps, context, body }) =>
    deps.staff.signIn({ ...body, ip: context.origin.ip, userAgent: context.origin.userAgent }),
});
