import {
  IssuedVolunteerCodeBody,
  IssueVolunteerCodeBody,
  VolunteerCodeBody,
  VolunteerCodePage,
  VolunteerCodeParams,
  VolunteerCodeQuery,
} from "@bursar/api-schema/staff";
import { toPage } from "@bursar/http/routes";
import {
  issueVolunteerCode as issue,
  listVolunteerCodes as list,
  revokeVolunteerCode as revoke,
} from "@bursar/identity/volunteers";
import { defineRoute } from "../define-route.ts";
import { toVolunteerCodeBody } from "./volunteer-code-body.ts";

export const issueVolunteerCode = defineRoute({
  method: "post",
  path: "/v1/volunteer-codes",
  summary: { zh: "签发今天的志愿者日码", en: "Issue today's code for volunteers" },
  permission: "volunteer-code.issue",
  idempotent: true,
  body: IssueVolunteerCodeBody,
  response: IssuedVolunteerCodeBody,
  status: 201,
  handle: async ({ deps, context, body }) => {
    const { issued, code } = await issue(deps, { context, ...body });
    return { issued: toVolunteerCodeBody(issued), code };
  },
});

export const listVolunteerCodes = defineRoute({
  method: "get",
  path: "/v1/volunteer-codes",
  summary: { zh: "志愿者日码及其使用", en: "Volunteers' codes and who has used them" },
  permission: "volunteer-code.issue",
  query: VolunteerCodeQuery,
  response: VolunteerCodePage,
  handle: async ({ deps, context, query: { limit, startingAfter } }) => {
    const page = { after: startingAfter, limit: limit + 1 };
    return toPage((await list(deps, { context, page })).map(toVolunteerCodeBody), limit);
  },
});

export const revokeVolunteerCode = defineRoute({
  method: "post",
  path: "/v1/volunteer-codes/:volunteerCodeId/revocation",
  summary: { zh: "作废日码并结束其登录", en: "Revoke a code and end its sessions" },
  permission: "volunteer-code.issue",
  idempotent: true,
  params: VolunteerCodeParams,
  response: VolunteerCodeBody,
  problems: ["volunteer-code.not-found"],
  handle: async ({ deps, context, params }) =>
    toVolunteerCodeBody(await revoke(deps, { context, codeId: params.volunteerCodeId })),
});
