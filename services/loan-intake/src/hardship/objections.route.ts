import { objectionContracts, toObjectionBody } from "@bursar/api-schema/publicity";
import { HardshipParams } from "@bursar/api-schema/resources";
import {
  listRecognitionObjections as list,
  objectToRecognition as object,
  resolveRecognitionObjection as resolve,
} from "@bursar/servicing/hardship";
import { defineRoute } from "../define-route.ts";

const contracts = objectionContracts({
  noun: "hardship",
  path: "/v1/hardship-recognitions/:recognitionId",
  enter: "hardship.enter",
  decide: "hardship.decide",
  notFound: "hardship.not-found",
});

export const objectToRecognition = defineRoute({
  ...contracts.object,
  summary: { zh: "登记对认定公示的异议", en: "File an objection to a recognition" },
  params: HardshipParams,
  handle: async ({ deps, context, params, body }) =>
    toObjectionBody(await object(deps, { context, ...params, said: body })),
});

export const listRecognitionObjections = defineRoute({
  ...contracts.list,
  summary: { zh: "对认定的异议", en: "Objections to a recognition" },
  params: HardshipParams,
  handle: async ({ deps, context, params }) => ({
    data: (await list(deps, { context, ...params })).map(toObjectionBody),
  }),
});

export const resolveRecognitionObjection = defineRoute({
  ...contracts.resolve,
  summary: { zh: "处理对认定的异议", en: "Resolve an objection to a recognition" },
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toObjectionBody(await resolve(deps, { context, ...params, ...body, version: ifMatch })),
});
