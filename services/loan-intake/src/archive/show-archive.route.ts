import { ArchiveBody, BorrowerParams } from "@bursar/api-schema/resources";
import { showArchive as show } from "@bursar/servicing/archive";
import { defineRoute } from "../define-route.ts";
import { toArchiveBody } from "./archive-body.ts";

export const showArchive = defineRoute({
  method: "get",
  path: "/v1/borrowers/:borrowerId/archive",
  summary: { zh: "档案袋目录和齐全情况", en: "Index of a borrower's bag and what it lacks" },
  permission: "archive.read",
  params: BorrowerParams,
  response: ArchiveBody,
  problems: ["borrower.not-found"],
  handle: async ({ deps, context, params }) =>
    toArchiveBody(await show(deps, { context, ...params })),
});
