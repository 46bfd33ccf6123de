import { ApplicationDraftBody, ApplicationDraftParams } from "@bursar/api-schema/resources";
import { withdrawDraft as withdraw } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toDraftBody } from "./draft-body.ts";
import { draftReader } from "./draft-reader.ts";

export const withdrawDraft = defineRoute({
  method: "post",
  path: "/v1/application-drafts/:draftId/withdrawal",
  summary: { zh: "撤销草稿", en: "Withdraw a draft" },
  permission: "application.enter",
  idempotent: true,
  ifMatch: true,
  params: ApplicationDraftParams,
  response: ApplicationDraftBody,
  etag: ({ version }) => String(version),
  problems: [
    "application-draft.not-found",
    "application-draft.held-by-other",
    "application-draft.closed",
  ],
  handle: async ({ deps, context, params, ifMatch }) => {
    const command = { ...draftReader(context), ...params, ifMatch };
    return toDraftBody(await withdraw(deps, command));
  },
});
