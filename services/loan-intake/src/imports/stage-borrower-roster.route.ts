import { ImportBody } from "@bursar/api-schema/resources";
import { ROSTER_MAX_BYTES, stageBorrowerRoster as stage } from "@bursar/servicing/imports";
import { defineRoute } from "../define-route.ts";
import { toImportBody } from "./import-body.ts";

export const stageBorrowerRoster = defineRoute({
  method: "post",
  path: "/v1/imports/borrower-rosters",
  summary: { zh: "上传每月借款人核对名单", en: "Upload the monthly roster of borrowers" },
  permission: "roster.import",
  idempotent: true,
  upload: { maxBytes: ROSTER_MAX_BYTES },
  response: ImportBody,
  status: 201,
  problems: ["file.wrong-kind", "file.empty", "file.missing-column", "file.too-large"],
  handle: async ({ deps, context, file }) => toImportBody(await stage(deps, { context, file })),
});
