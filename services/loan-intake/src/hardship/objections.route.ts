import {
  FileObjectionBody,
  HardshipParams,
  ObjectionBody,
  ObjectionListBody,
  ObjectionParams,
  ResolveObjectionBody,
} from "@bursar/api-schema/resources";
import {
  listRecognitionObjections as list,
  objectToRecognition as object,
  resolveRecognitionObjection as resolve,
} from "@bursar/servicing/hardship";
import { defineRoute } from "../define-route.ts";
import { toObjectionBody } from "../publicity/notice-body.ts";

export const objectToRecognition = defineRoute({
  method: "post",
  path: "/v1/hardship-recognitions/:recognitionId/objections",
  summary: { zh: "登记对认定公示的异议", en: "File an objection to a recognition" },
  permission: "hardship.enter",
  idempotent: true,
  params: HardshipParams,
  body: FileObjectionBody,
  response: ObjectionBody,
  status: 201,
  problems: ["hardship.not-found", "objection.not-public", "objection.outside-publicity"],
  handle: async ({ deps, context, params, body }) =>
    toObjectionBody(await object(deps, { context, ...params, said: body })),
});

export const listRecognitionObjections = defineRoute({
  method: "get",
  path: "/v1/hardship-recognitions/:recognitionId/objections",
  summary: { zh: "对认定的异议", en: "Objections to a recognition" },
  permission: "hardship.decide",
  params: HardshipParams,
  response: ObjectionListBody,
  handle: async ({ deps, context, params }) => ({
    data: (await list(deps, { context, ...params })).map(toObjectionBody),
  }),
});

export const resolveRecognitionObjection = defineRoute({
  method: "post",
  path: "/v1/hardship-objections/:objectionId/resolution",
  summary: { zh: "处理对认定的异议", en: "Resolve an objection to a recognition" },
  permission: "hardship.decide",
  idempotent: true,
  ifMatch: true,
  params: ObjectionParams,
  body: ResolveObjectionBody,
  response: ObjectionBody,
  problems: ["objection.not-found", "objection.already-resolved", "objection.same-person"],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toObjectionBody(await resolve(deps, { context, ...params, ...body, version: ifMatch })),
});
