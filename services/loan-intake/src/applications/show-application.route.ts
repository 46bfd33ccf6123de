import { ApplicationDetailBody, ApplicationParams } from "@bursar/api-schema/resources";
import { showApplication as show } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toApplicationDetail } from "./application-body.ts";

export const showApplication = defineRoute({
  method: "get",
  path: "/v1/applications/:applicationId",
  summary: { zh: "申请详情", en: "An application in full" },
  permission: "application.read",
  params: ApplicationParams,
  response: ApplicationDetailBody,
  etag: ({ version }) => String(version),
  problems: ["application.not-found"],
  handle: async ({ deps, context, params }) =>
    toApplicationDetail(await show(deps, { context, ...params })),
});
