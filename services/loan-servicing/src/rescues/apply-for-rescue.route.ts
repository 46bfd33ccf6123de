import {
  ApplyForRescueBody,
  PreviewRescueBody,
  RescueBody,
  RescuePreviewBody,
} from "@bursar/api-schema/resources";
import { applyForRescue as apply, previewRescue as preview } from "@bursar/servicing/rescues";
import { defineRoute } from "../define-route.ts";
import { toRescueBody, toRescuePreview } from "./rescue-body.ts";

const PROBLEMS = [
  "borrower.not-found",
  "rescue.no-loan",
  "rescue.nothing-due",
  "loan.not-disbursed",
] as const;

export const previewRescue = defineRoute({
  method: "post",
  path: "/v1/rescues/preview",
  summary: { zh: "还款救助预览", en: "What a rescue would pay today; nothing is written" },
  permission: "servicing.enter",
  body: PreviewRescueBody,
  response: RescuePreviewBody,
  problems: PROBLEMS,
  handle: async ({ deps, context, body }) =>
    toRescuePreview(await preview(deps, { context, ...body })),
});

export const applyForRescue = defineRoute({
  method: "post",
  path: "/v1/rescues",
  summary: { zh: "申请还款救助", en: "Open a case of rescue; collection pauses" },
  permission: "servicing.enter",
  idempotent: true,
  body: ApplyForRescueBody,
  response: RescueBody,
  status: 201,
  problems: [
    ...PROBLEMS,
    "rescue.outside-window",
    "rescue.evidence-missing",
    "rescue.evidence-unknown",
    "rescue.open-already",
  ],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, body }) => toRescueBody(await apply(deps, { context, ...body })),
});
