import { ApplicationDraftBody, StartDraftBody } from "@bursar/api-schema/resources";
import { startDraft as start } from "@bursar/servicing/applications";
import { defineRoute } from "../define-route.ts";
import { toDraftBody } from "./draft-body.ts";
import { draftReader } from "./draft-reader.ts";

export const startDraft = defineRoute({
  method: "post",
  path: "/v1/application-drafts",
  summary: { zh: "开始受理，预填已知信息", en: "Start an application, prefilled" },
  permission: "application.enter",
  idempotent: true,
  status: 201,
  body: StartDraftBody,
  response: ApplicationDraftBody,
  etag: ({ version }) => String(version),
  problems: [
    "application-draft.exists",
    "application-draft.invalid-id-number",
    "application.exists",
    "application.unknown-year",
    "borrower.not-found",
  ],
  handle: async ({ deps, context, body }) => {
    const { academicYear, borrowerId, idNumber = "", source } = body;
    const person = borrowerId === undefined ? { idNumber, source } : { borrowerId };
    const command = { ...draftReader(context), academicYear, person };
    return toDraftBody(await start(deps, command));
  },
});
