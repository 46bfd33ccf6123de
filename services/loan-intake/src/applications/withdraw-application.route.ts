import {
  ApplicationBody,
  ApplicationParams,
  MoveApplicationBody,
} from "@bursar/api-schema/resources";
import { withdrawApplication as withdraw } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toApplicationBody } from "./application-body.ts";

export const withdrawApplication = defineRoute({
  method: "post",
  path: "/v1/applications/:applicationId/withdrawal",
  summary: { zh: "撤销申请", en: "Withdraw an application" },
  permission: "application.submit",
  idempotent: true,
  ifMatch: true,
  params: ApplicationParams,
  body: MoveApplicationBody,
  response: ApplicationBody,
  etag: ({ version }) => String(version),
  problems: ["application.not-found", "application.not-possible-now"],
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toApplicationBody(await withdraw(deps, { context, ...params, ...body, ifMatch })),
});
