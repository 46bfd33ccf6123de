import { ApplicationDraftBody, ApplicationDraftParams } from "@bursar/api-schema/resources";
import { showDraft as show } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toDraftBody } from "./draft-body.ts";
import { draftReader } from "./draft-reader.ts";

export const showDraft = defineRoute({
  method: "get",
  path: "/v1/application-drafts/:draftId",
  summary: { zh: "受理单草稿", en: "An application draft" },
  permission: "application.enter",
  params: ApplicationDraftParams,
  response: ApplicationDraftBody,
  etag: ({ version }) => String(version),
  problems: ["application-draft.not-found"],
  handle: async ({ deps, context, params }) => {
    const command = { ...draftReader(context), ...params };
    return toDraftBody(await show(deps, command));
  },
});
