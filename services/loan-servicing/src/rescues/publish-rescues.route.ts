import {
  FileObjectionBody,
  ObjectionBody,
  ObjectionListBody,
  ObjectionParams,
  PublicityNoticeBody,
  PublicityNoticePage,
  PublicityNoticeParams,
  PublicityNoticeQuery,
  PublishRescuesBody,
  ReasonBody,
  RescueParams,
  ResolveObjectionBody,
} from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listNotices } from "@bursar/servicing/publicity";
import {
  listRescueObjections as listObjections,
  objectToRescue as object,
  publishRescues as publish,
  resolveRescueObjection as resolve,
  takeDownRescues as takeDown,
} from "@bursar/servicing/rescues";
import { defineRoute } from "../define-route.ts";
import { toNoticeBody, toObjectionBody } from "./rescue-body.ts";

export const publishRescues = defineRoute({
  method: "post",
  path: "/v1/rescue-notices",
  summary: { zh: "公示拟救助名单", en: "Publish the cases that are reviewed" },
  permission: "servicing.enter",
  idempotent: true,
  body: PublishRescuesBody,
  response: PublicityNoticeBody,
  status: 201,
  problems: ["publicity.nothing-to-publish", "publicity.wrong-length", "publicity.starts-in-past"],
  handle: async ({ deps, context, body: terms }) =>
    toNoticeBody(await publish(deps, { context, terms })),
});

export const listRescueNotices = defineRoute({
  method: "get",
  path: "/v1/rescue-notices",
  summary: { zh: "拟救助公示列表", en: "Lists of cases made public" },
  permission: "loan.read",
  query: PublicityNoticeQuery,
  response: PublicityNoticePage,
  handle: async ({ deps, context, query: { limit, startingAfter } }) => {
    const filter = { kind: "rescue", after: startingAfter, limit: limit + 1 } as const;
    const rows = await listNotices(deps, { context, filter });
    return toPage(rows.map(toNoticeBody), limit);
  },
});

export const takeDownRescueNotice = defineRoute({
  method: "post",
  path: "/v1/rescue-notices/:noticeId/removal",
  summary: { zh: "撤下拟救助公示", en: "Take a public list of cases down" },
  permission: "servicing.enter",
  idempotent: true,
  params: PublicityNoticeParams,
  body: ReasonBody,
  response: PublicityNoticeBody,
  problems: ["publicity.not-found", "publicity.ended"],
  handle: async ({ deps, context, params, body }) =>
    toNoticeBody(await takeDown(deps, { context, ...params, ...body })),
});

export const objectToRescue = defineRoute({
  method: "post",
  path: "/v1/rescues/:rescueId/objections",
  summary: { zh: "登记对救助公示的异议", en: "File an objection to a case" },
  permission: "servicing.enter",
  idempotent: true,
  params: RescueParams,
  body: FileObjectionBody,
  response: ObjectionBody,
  status: 201,
  problems: ["rescue.not-found", "objection.not-public", "objection.outside-publicity"],
  handle: async ({ deps, context, params, body }) =>
    toObjectionBody(await object(deps, { context, ...params, said: body })),
});

export const listRescueObjections = defineRoute({
  method: "get",
  path: "/v1/rescues/:rescueId/objections",
  summary: { zh: "对救助的异议", en: "Objections to a case" },
  permission: "servicing.approve",
  params: RescueParams,
  response: ObjectionListBody,
  handle: async ({ deps, context, params }) => ({
    data: (await listObjections(deps, { context, ...params })).map(toObjectionBody),
  }),
});

export const resolveRescueObjection = defineRoute({
  method: "post",
  path: "/v1/rescue-objections/:objectionId/resolution",
  summary: { zh: "处理对救助的异议", en: "Resolve an objection to a case" },
  permission: "servicing.approve",
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
