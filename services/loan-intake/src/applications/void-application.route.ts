import {
  ApplicationBody,
  ApplicationParams,
  ReturnApplicationBody,
} from "@bursar/api-schema/resources";
import { voidApplication as makeVoid } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toApplicationBody } from "./application-body.ts";

export const voidApplication = defineRoute({
  method: "post",
  path: "/v1/applications/:applicationId/void",
  summary: { zh: "作废申请", en: "Void an application" },
  permission: "application.approve",
  idempotent: true,
  ifMatch: true,
  params: ApplicationParams,
  body: ReturnApplicationBody,
  response: ApplicationBody,
  etag: ({ version }) => String(version),
  problems: ["application.not-found", "application.not-possible-now", "application.same-person"],
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toApplicationBody(await makeVoid(deps, { context, ...params, ...body, ifMatch })),
});
