import {
  ApplicationParams,
  RequestDocumentsBody,
  RequestedDocumentsBody,
} from "@bursar/api-schema/resources";
import { requestDocuments as request } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toApplicationBody } from "./application-body.ts";

export const requestDocuments = defineRoute({
  method: "post",
  path: "/v1/applications/:applicationId/deficiency-notices",
  summary: { zh: "一次性告知补件", en: "Issue a one-time deficiency notice" },
  permission: "application.submit",
  idempotent: true,
  ifMatch: true,
  status: 201,
  params: ApplicationParams,
  body: RequestDocumentsBody,
  response: RequestedDocumentsBody,
  etag: ({ application }) => String(application.version),
  problems: [
    "application.not-found",
    "application.not-possible-now",
    "deficiency-notice.nothing-missing",
  ],
  handle: async ({ deps, context, params, body, ifMatch }) => {
    const command = { context, ...params, ...body, ifMatch };
    const { application, noticeId } = await request(deps, command);
    return { application: toApplicationBody(application), noticeId };
  },
});
