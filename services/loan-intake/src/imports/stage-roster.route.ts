import { ImportBody } from "@bursar/api-schema/resources";
import { ROSTER_MAX_BYTES, stageRoster as stage } from "@bursar/servicing/imports";
import { defineRoute } from "../define-route.ts";
import { toImportBody } from "./import-body.ts";

export const stageRoster = defineRoute({
  method: "post",
  path: "/v1/imports/rosters",
  summary: { zh: "上传申请名册并逐行检查", en: "Upload an application roster and check it" },
  permission: "roster.import",
  idempotent: true,
  upload: { maxBytes: ROSTER_MAX_BYTES },
  response: ImportBody,
  status: 201,
  problems: [
    "file.wrong-kind",
    "file.empty",
    "file.missing-column",
    "file.too-large",
    "file.unreadable",
  ],
  handle: async ({ deps, context, file }) => toImportBody(await stage(deps, { context, file })),
});
