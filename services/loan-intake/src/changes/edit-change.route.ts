import { ChangeParams, ChangeStepBody, EditChangeBody } from "@bursar/api-schema/resources";
import { editChange as edit } from "@bursar/servicing/changes";
import { defineRoute } from "../define-route.ts";
import { CONTENT_PROBLEMS } from "./content-problems.ts";

export const editChange = defineRoute({
  method: "put",
  path: "/v1/changes/:changeId",
  summary: { zh: "更正草稿或退回的变更", en: "Correct a draft or a returned change" },
  permission: "change.enter",
  ifMatch: true,
  params: ChangeParams,
  body: EditChangeBody,
  response: ChangeStepBody,
  etag: ({ version }) => String(version),
  problems: [...CONTENT_PROBLEMS, "change.not-found", "change.wrong-state", "change.other-kind"],
  handle: ({ deps, context, params, body, ifMatch }) =>
    edit(deps, { context, ...params, ...body, version: ifMatch }),
});
