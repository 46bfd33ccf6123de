import { ChangeParams, ChangeStepBody, SubmitChangeBody } from "@bursar/api-schema/resources";
import { submitChange as submit } from "@bursar/servicing/changes";
import { defineRoute } from "../define-route.ts";
import { CONTENT_PROBLEMS } from "./content-problems.ts";

export const submitChange = defineRoute({
  method: "post",
  path: "/v1/changes/:changeId/submission",
  summary: { zh: "提交变更复核", en: "Hand a change to the second person" },
  permission: "change.enter",
  idempotent: true,
  params: ChangeParams,
  body: SubmitChangeBody,
  response: ChangeStepBody,
  problems: [
    ...CONTENT_PROBLEMS,
    "change.not-found",
    "change.wrong-state",
    "change.version-changed",
    "change.evidence-missing",
    "change.evidence-unknown",
  ],
  handle: ({ deps, context, params, body }) => submit(deps, { context, ...params, ...body }),
});
