import {
  FileObjectionBody,
  ObjectionBody,
  ObjectionListBody,
  ObjectionParams,
  PreApplicationParams,
  ResolveObjectionBody,
} from "@bursar/api-schema/resources";
import {
  listPreApplicationObjections as list,
  objectToPreApplication as object,
  resolvePreApplicationObjection as resolve,
} from "@bursar/servicing/pre-applications";
import { defineRoute } from "../define-route.ts";
import { toObjectionBody } from "../publicity/notice-body.ts";

export const objectToPreApplication = defineRoute({
  method: "post",
  path: "/v1/pre-applications/:preApplicationId/objections",
  summary: { zh: "登记对预申请公示的异议", en: "File an objection to a pre-application" },
  permission: "pre-application.enter",
  idempotent: true,
  params: PreApplicationParams,
  body: FileObjectionBody,
  response: ObjectionBody,
  status: 201,
  problems: ["pre-application.not-found", "objection.not-public", "objection.outside-publicity"],
  handle: async ({ deps, context, params, body }) =>
    toObjectionBody(await object(deps, { context, ...params, said: body })),
});

export const listPreApplicationObjections = defineRoute({
  method: "get",
  path: "/v1/pre-applications/:preApplicationId/objections",
  summary: { zh: "对预申请的异议", en: "Objections to a pre-application" },
  permission: "pre-application.verify",
  params: PreApplicationParams,
  response: ObjectionListBody,
  handle: async ({ deps, context, params }) => ({
    data: (await list(deps, { context, ...params })).map(toObjectionBody),
  }),
});

export const resolvePreApplicationObjection = defineRoute({
  method: "post",
  path: "/v1/pre-application-objections/:objectionId/resolution",
  summary: { zh: "处理对预申请的异议", en: "Resolve an objection to a pre-application" },
  permission: "pre-application.verify",
  idempotent: true,
  ifMatch: true,
  params: ObjectionParams,
  body: ResolveObjectionBody,
  response: ObjectionBody,
  problems: [
    "objection.not-found",
    "objection.already-resolved",
    "objection.same-person",
    "pre-application.same-person",
  ],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toObjectionBody(await resolve(deps, { context, ...params, ...body, version: ifMatch })),
});
