import {
  DecideHardshipBody,
  HardshipBody,
  HardshipParams,
  ReasonBody,
} from "@bursar/api-schema/resources";
import {
  cancelRecognition as cancel,
  decideRecognition as decide,
} from "@bursar/servicing/hardship";
import { defineRoute } from "../define-route.ts";
import { toHardshipBody } from "./hardship-body.ts";

export const decideRecognition = defineRoute({
  method: "post",
  path: "/v1/hardship-recognitions/:recognitionId/decision",
  summary: { zh: "决定困难认定", en: "Decide on a recognition as the second person" },
  permission: "hardship.decide",
  idempotent: true,
  ifMatch: true,
  params: HardshipParams,
  body: DecideHardshipBody,
  response: HardshipBody,
  problems: [
    "hardship.not-found",
    "hardship.wrong-state",
    "hardship.not-public-yet",
    "publicity.still-running",
    "objection.unresolved",
    "hardship.same-person",
    "hardship.no-level",
    "hardship.replaced-meanwhile",
  ],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toHardshipBody(await decide(deps, { context, ...params, ...body, version: ifMatch })),
});

export const cancelRecognition = defineRoute({
  method: "post",
  path: "/v1/hardship-recognitions/:recognitionId/cancellation",
  summary: { zh: "撤回认定申请", en: "Take a request back at the student's wish" },
  permission: "hardship.enter",
  idempotent: true,
  ifMatch: true,
  params: HardshipParams,
  body: ReasonBody,
  response: HardshipBody,
  problems: ["hardship.not-found", "hardship.wrong-state"],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toHardshipBody(await cancel(deps, { context, ...params, ...body, version: ifMatch })),
});
