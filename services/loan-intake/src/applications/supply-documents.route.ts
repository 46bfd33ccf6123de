import {
  ApplicationBody,
  ApplicationParams,
  MoveApplicationBody,
} from "@bursar/api-schema/resources";
import { supplyDocuments as supply } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toApplicationBody } from "./application-body.ts";

export const supplyDocuments = defineRoute({
  method: "post",
  path: "/v1/applications/:applicationId/supplied-documents",
  summary: { zh: "登记补件", en: "Say that the documents have come" },
  permission: "application.submit",
  idempotent: true,
  ifMatch: true,
  params: ApplicationParams,
  body: MoveApplicationBody,
  response: ApplicationBody,
  etag: ({ version }) => String(version),
  problems: ["application.not-found", "application.not-possible-now"],
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toApplicationBody(await supply(deps, { context, ...params, ...body, ifMatch })),
});
