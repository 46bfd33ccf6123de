import {
  ApplicationBody,
  ApplicationDraftParams,
  SubmitDraftBody,
} from "@bursar/api-schema/resources";
import { submitDraft as submit } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toApplicationBody } from "./application-body.ts";
import { draftReader } from "./draft-reader.ts";

export const submitDraft = defineRoute({
  method: "post",
  path: "/v1/application-drafts/:draftId/submission",
  summary: { zh: "提交核对", en: "Submit a draft as an application" },
  permission: "application.submit",
  idempotent: true,
  ifMatch: true,
  status: 201,
  params: ApplicationDraftParams,
  body: SubmitDraftBody,
  response: ApplicationBody,
  etag: ({ version }) => String(version),
  problems: [
    "application-draft.not-found",
    "application-draft.held-by-other",
    "application-draft.closed",
    "application-draft.not-ready",
    "application.exists",
    "application.not-possible-now",
  ],
  handle: async ({ deps, context, params, body, ifMatch }) => {
    const command = { ...draftReader(context), ...params, ...body, ifMatch };
    return toApplicationBody(await submit(deps, command));
  },
});
