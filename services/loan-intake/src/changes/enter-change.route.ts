import {
  ChangeEffectBody,
  ChangeStepBody,
  EnterChangeBody,
  PreviewChangeBody,
} from "@bursar/api-schema/resources";
import { enterChange as enter, previewChange as preview } from "@bursar/servicing/changes";
import { defineRoute } from "../define-route.ts";
import { toEffectBody } from "./change-body.ts";
import { CONTENT_PROBLEMS } from "./content-problems.ts";

export const previewChange = defineRoute({
  method: "post",
  path: "/v1/changes/preview",
  summary: { zh: "变更影响预览", en: "What a change would do; nothing is written" },
  permission: "change.enter",
  body: PreviewChangeBody,
  response: ChangeEffectBody,
  problems: CONTENT_PROBLEMS,
  handle: async ({ deps, context, body }) =>
    toEffectBody(await preview(deps, { context, ...body })),
});

export const enterChange = defineRoute({
  method: "post",
  path: "/v1/changes",
  summary: { zh: "受理变更（草稿）", en: "Take a change as a draft" },
  permission: "change.enter",
  idempotent: true,
  body: EnterChangeBody,
  response: ChangeStepBody,
  status: 201,
  problems: [...CONTENT_PROBLEMS, "change.open-already"],
  handle: ({ deps, context, body }) => enter(deps, { context, ...body }),
});
