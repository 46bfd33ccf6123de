import { ImportCommitBody, ImportParams } from "@bursar/api-schema/resources";
import { commitImport as commit } from "@bursar/servicing/imports";
import { defineRoute } from "../define-route.ts";

export const commitImport = defineRoute({
  method: "post",
  path: "/v1/imports/:importId/commit",
  summary: { zh: "确认导入，正式生效", en: "Let a staged import take effect" },
  permission: "roster.import",
  idempotent: true,
  params: ImportParams,
  response: ImportCommitBody,
  problems: ["import.not-found"],
  handle: ({ deps, context, params }) => commit(deps, { context, ...params }),
});
