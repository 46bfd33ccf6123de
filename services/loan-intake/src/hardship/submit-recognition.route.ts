import {
  ChangeHardshipBody,
  HardshipBody,
  HardshipFormBody,
  HardshipParams,
  SubmitHardshipBody,
} from "@bursar/api-schema/resources";
import {
  changeRecognition as change,
  correctRecognition as correct,
  submitRecognition as submit,
} from "@bursar/servicing/hardship";
import { defineRoute } from "../define-route.ts";
import { toHardshipBody } from "./hardship-body.ts";

const FORM_PROBLEMS = [
  "hardship.unknown-category",
  "hardship.unknown-indicator",
  "hardship.unknown-document",
  "hardship.date-in-future",
] as const;

export const submitRecognition = defineRoute({
  method: "post",
  path: "/v1/hardship-recognitions",
  summary: { zh: "提交困难认定申请", en: "Submit a request for hardship recognition" },
  permission: "hardship.enter",
  idempotent: true,
  body: SubmitHardshipBody,
  response: HardshipBody,
  status: 201,
  problems: [
    "hardship.no-such-year",
    "hardship.person-not-found",
    "hardship.invalid-id-number",
    "hardship.already-there",
    ...FORM_PROBLEMS,
  ],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, body: { academicYear, person, school, ...form } }) =>
    toHardshipBody(await submit(deps, { context, academicYear, person, school, form })),
});

export const correctRecognition = defineRoute({
  method: "put",
  path: "/v1/hardship-recognitions/:recognitionId",
  summary: { zh: "修改未公示的认定申请", en: "Correct a request that is not public yet" },
  permission: "hardship.enter",
  ifMatch: true,
  params: HardshipParams,
  body: HardshipFormBody,
  response: HardshipBody,
  problems: [
    "hardship.not-found",
    "hardship.wrong-state",
    "hardship.not-in-force",
    "hardship.no-such-change",
    ...FORM_PROBLEMS,
  ],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toHardshipBody(await correct(deps, { context, ...params, version: ifMatch, form: body })),
});

export const changeRecognition = defineRoute({
  method: "post",
  path: "/v1/hardship-recognitions/:recognitionId/changes",
  summary: { zh: "提出学年中调整", en: "Propose a change within the year" },
  permission: "hardship.enter",
  idempotent: true,
  ifMatch: true,
  params: HardshipParams,
  body: ChangeHardshipBody,
  response: HardshipBody,
  status: 201,
  problems: [
    "hardship.not-found",
    "hardship.not-in-force",
    "hardship.no-such-change",
    "hardship.already-there",
    ...FORM_PROBLEMS,
  ],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params, body: { kind, ...form }, ifMatch }) =>
    toHardshipBody(await change(deps, { context, ...params, version: ifMatch, kind, form })),
});
