import { objectionContracts, toObjectionBody } from "@bursar/api-schema/publicity";
import { PreApplicationParams } from "@bursar/api-schema/resources";
import {
  listPreApplicationObjections as list,
  objectToPreApplication as object,
  resolvePreApplicationObjection as resolve,
} from "@bursar/servicing/pre-applications";
import { defineRoute } from "../define-route.ts";

const contracts = objectionContracts({
  noun: "pre-application",
  path: "/v1/pre-applications/:preApplicationId",
  enter: "pre-application.enter",
  decide: "pre-application.verify",
  notFound: "pre-application.not-found",
});

export const objectToPreApplication = defineRoute({
  ...contracts.object,
  summary: { zh: "登记对预申请公示的异议", en: "File an objection to a pre-application" },
  params: PreApplicationParams,
  handle: async ({ deps, context, params, body }) =>
    toObjectionBody(await object(deps, { context, ...params, said: body })),
});

export const listPreApplicationObjections = defineRoute({
  ...contracts.list,
  summary: { zh: "对预申请的异议", en: "Objections to a pre-application" },
  params: PreApplicationParams,
  handle: async ({ deps, context, params }) => ({
    data: (await list(deps, { context, ...params })).map(toObjectionBody),
  }),
});

export const resolvePreApplicationObjection = defineRoute({
  ...contracts.resolve,
  summary: { zh: "处理对预申请的异议", en: "Resolve an objection to a pre-application" },
  problems: [...contracts.resolve.problems, "pre-application.same-person"],
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toObjectionBody(await resolve(deps, { context, ...params, ...body, version: ifMatch })),
});
