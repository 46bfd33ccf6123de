import {
  PreApplicationBody,
  PreApplicationForm,
  PreApplicationParams,
  SchoolApprovalBody,
} from "@bursar/api-schema/resources";
import {
  approveBySchool,
  correctPreApplication as correct,
  enterPreApplication as enter,
} from "@bursar/servicing/pre-applications";
import { defineRoute } from "../define-route.ts";
import { toPreApplicationBody } from "./pre-application-body.ts";

const WINDOW_PROBLEMS = [
  "pre-application.invalid",
  "pre-application.no-such-year",
  "pre-application.not-open-yet",
  "pre-application.closed",
] as const;

export const enterPreApplication = defineRoute({
  method: "post",
  path: "/v1/pre-applications",
  summary: { zh: "逐条录入预申请", en: "Enter one pre-application" },
  permission: "pre-application.enter",
  idempotent: true,
  body: PreApplicationForm,
  response: PreApplicationBody,
  status: 201,
  problems: WINDOW_PROBLEMS,
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, body }) =>
    toPreApplicationBody(await enter(deps, { context, form: body })),
});

export const correctPreApplication = defineRoute({
  method: "put",
  path: "/v1/pre-applications/:preApplicationId",
  summary: { zh: "修改预申请草稿", en: "Correct a draft" },
  permission: "pre-application.enter",
  ifMatch: true,
  params: PreApplicationParams,
  body: PreApplicationForm,
  response: PreApplicationBody,
  problems: ["pre-application.not-found", "pre-application.not-a-draft", ...WINDOW_PROBLEMS],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toPreApplicationBody(await correct(deps, { context, ...params, version: ifMatch, form: body })),
});

export const approvePreApplicationBySchool = defineRoute({
  method: "post",
  path: "/v1/pre-applications/:preApplicationId/school-approval",
  summary: { zh: "登记学校审核盖章", en: "Record the school's approval" },
  permission: "pre-application.enter",
  idempotent: true,
  ifMatch: true,
  params: PreApplicationParams,
  body: SchoolApprovalBody,
  response: PreApplicationBody,
  problems: [
    "pre-application.not-found",
    "pre-application.wrong-state",
    "pre-application.date-in-future",
  ],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toPreApplicationBody(
      await approveBySchool(deps, { context, ...params, version: ifMatch, ...body }),
    ),
});
