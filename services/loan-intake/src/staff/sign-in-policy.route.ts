import { ChangeSignInPolicyBody, SignInPolicyBody } from "@bursar/api-schema/staff";
import {
  changeSignInPolicy as change,
  showSignInPolicy as show,
  type SignInPolicy,
} from "@bursar/identity/members";
import { defineRoute } from "../define-route.ts";

export const showSignInPolicy = defineRoute({
  method: "get",
  path: "/v1/sign-in-policy",
  summary: { zh: "本中心的登录要求", en: "What the centre asks for at sign-in" },
  permission: "staff.manage",
  response: SignInPolicyBody,
  etag: ({ version }) => String(version),
  handle: async ({ deps, context }) => toBody(await show(deps, { context })),
});

export const changeSignInPolicy = defineRoute({
  method: "put",
  path: "/v1/sign-in-policy",
  summary: { zh: "规定哪些角色须用动态码", en: "Say which roles need a second factor" },
  permission: "staff.manage",
  ifMatch: true,
  body: ChangeSignInPolicyBody,
  response: SignInPolicyBody,
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, body, ifMatch }) =>
    toBody(await change(deps, { context, ...body, version: ifMatch })),
});

function toBody({ secondFactorRoles, version }: SignInPolicy) {
  return { secondFactorRoles: [...secondFactorRoles], version };
}
