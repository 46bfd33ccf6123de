import {
  ApplicationBody,
  ApplicationParams,
  ReturnApplicationBody,
} from "@bursar/api-schema/resources";
import { returnApplication as giveBack } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toApplicationBody } from "./application-body.ts";

export const returnApplication = defineRoute({
  method: "post",
  path: "/v1/applications/:applicationId/return",
  summary: { zh: "退回修改", en: "Return an application for correction" },
  permission: "application.approve",
  idempotent: true,
  ifMatch: true,
  params: ApplicationParams,
  body: ReturnApplicationBody,
  response: ApplicationBody,
  etag: ({ version }) => String(version),
  problems: ["application.not-found", "application.not-possible-now", "application.same-person"],
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toApplicationBody(await giveBack(deps, { context, ...params, ...body, ifMatch })),
});
