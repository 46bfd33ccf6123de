import { VolunteerSessionBody, VolunteerSignInBody } from "@bursar/api-schema/staff";
import { signInVolunteer as signIn } from "@bursar/identity/volunteers";
import { defineRoute } from "../define-route.ts";

export const signInVolunteer = defineRoute({
  method: "post",
  path: "/v1/volunteer-sessions",
  summary: { zh: "志愿者用日码登录", en: "A volunteer's sign-in with the code of the day" },
  permission: "public",
  body: VolunteerSignInBody,
  response: VolunteerSessionBody,
  status: 201,
  problems: ["auth.wrong-daily-code", "auth.too-many-attempts"],
  handle: ({ deps, context: { requestId, origin }, body }) =>
    signIn(deps, { ...body, requestId, ip: origin.ip, userAgent: origin.userAgent }),
});
