import { objectionContracts, toObjectionBody } from "@bursar/api-schema/publicity";
import { RescueParams } from "@bursar/api-schema/resources";
import {
  listRescueObjections as list,
  objectToRescue as object,
  resolveRescueObjection as resolve,
} from "@bursar/servicing/rescues";
import { defineRoute } from "../define-route.ts";

const contracts = objectionContracts({
  noun: "rescue",
  path: "/v1/rescues/:rescueId",
  enter: "servicing.enter",
  decide: "servicing.approve",
  notFound: "rescue.not-found",
});

export const objectToRescue = defineRoute({
  ...contracts.object,
  summary: { zh: "登记对救助公示的异议", en: "File an objection to a case" },
  params: RescueParams,
  handle: async ({ deps, context, params, body }) =>
    toObjectionBody(await object(deps, { context, ...params, said: body })),
});

export const listRescueObjections = defineRoute({
  ...contracts.list,
  summary: { zh: "对救助的异议", en: "Objections to a case" },
  params: RescueParams,
  handle: async ({ deps, context, params }) => ({
    data: (await list(deps, { context, ...params })).map(toObjectionBody),
  }),
});

export const resolveRescueObjection = defineRoute({
  ...contracts.resolve,
  summary: { zh: "处理对救助的异议", en: "Resolve an objection to a case" },
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toObjectionBody(await resolve(deps, { context, ...params, ...body, version: ifMatch })),
});
