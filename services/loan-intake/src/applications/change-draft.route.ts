import {
  ApplicationDraftBody,
  ApplicationDraftParams,
  ChangeDraftBody,
} from "@bursar/api-schema/resources";
import { changeDraft as change } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toDraftBody } from "./draft-body.ts";
import { draftReader } from "./draft-reader.ts";

export const changeDraft = defineRoute({
  method: "patch",
  path: "/v1/application-drafts/:draftId",
  summary: { zh: "保存草稿（自动保存）", en: "Save a draft" },
  permission: "application.enter",
  ifMatch: true,
  params: ApplicationDraftParams,
  body: ChangeDraftBody,
  response: ApplicationDraftBody,
  etag: ({ version }) => String(version),
  problems: [
    "application-draft.not-found",
    "application-draft.held-by-other",
    "application-draft.closed",
    "application-draft.exists",
  ],
  handle: async ({ deps, context, params, body, ifMatch }) => {
    const command = { ...draftReader(context), ...params, ...body, ifMatch };
    return toDraftBody(await change(deps, command));
  },
});
