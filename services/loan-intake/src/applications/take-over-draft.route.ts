import { ApplicationDraftBody, ApplicationDraftParams } from "@bursar/api-schema/resources";
import { takeOverDraft as takeOver } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toDraftBody } from "./draft-body.ts";
import { draftReader } from "./draft-reader.ts";

export const takeOverDraft = defineRoute({
  method: "post",
  path: "/v1/application-drafts/:draftId/takeover",
  summary: { zh: "接管草稿", en: "Take a draft over" },
  permission: "application.submit",
  idempotent: true,
  ifMatch: true,
  params: ApplicationDraftParams,
  response: ApplicationDraftBody,
  etag: ({ version }) => String(version),
  problems: ["application-draft.not-found", "application-draft.closed"],
  handle: async ({ deps, context, params, ifMatch }) => {
    const command = { ...draftReader(context), ...params, ifMatch };
    return toDraftBody(await takeOver(deps, command));
  },
});
