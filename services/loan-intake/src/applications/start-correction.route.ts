import { ApplicationDraftBody, ApplicationParams } from "@bursar/api-schema/resources";
import { startCorrection as start } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toDraftBody } from "./draft-body.ts";
import { draftReader } from "./draft-reader.ts";

export const startCorrection = defineRoute({
  method: "post",
  path: "/v1/applications/:applicationId/correction",
  summary: { zh: "修改被退回的申请", en: "Correct a returned application" },
  permission: "application.submit",
  idempotent: true,
  ifMatch: true,
  status: 201,
  params: ApplicationParams,
  response: ApplicationDraftBody,
  etag: ({ version }) => String(version),
  problems: ["application.not-found", "application.not-possible-now", "application-draft.exists"],
  handle: async ({ deps, context, params, ifMatch }) => {
    const command = { ...draftReader(context), ...params, ifMatch };
    return toDraftBody(await start(deps, command));
  },
});
