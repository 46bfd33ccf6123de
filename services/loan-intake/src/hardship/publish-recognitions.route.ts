import {
  PublicityNoticeBody,
  PublicityNoticePage,
  PublicityNoticeParams,
  PublicityNoticeQuery,
  PublishHardshipBody,
  ReasonBody,
} from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import {
  publishRecognitions as publish,
  takeDownRecognitions as takeDown,
} from "@bursar/servicing/hardship";
import { listNotices } from "@bursar/servicing/publicity";
import { defineRoute } from "../define-route.ts";
import { toNoticeBody } from "../publicity/notice-body.ts";

export const publishRecognitions = defineRoute({
  method: "post",
  path: "/v1/hardship-notices",
  summary: { zh: "公示待认定名单", en: "Publish the recognitions that wait" },
  permission: "hardship.enter",
  idempotent: true,
  body: PublishHardshipBody,
  response: PublicityNoticeBody,
  status: 201,
  problems: ["publicity.nothing-to-publish", "publicity.wrong-length", "publicity.starts-in-past"],
  handle: async ({ deps, context, body: { academicYear, school, ...terms } }) =>
    toNoticeBody(await publish(deps, { context, academicYear, school, terms })),
});

export const listHardshipNotices = defineRoute({
  method: "get",
  path: "/v1/hardship-notices",
  summary: { zh: "困难认定公示列表", en: "Lists of recognitions made public" },
  permission: "hardship.read",
  query: PublicityNoticeQuery,
  response: PublicityNoticePage,
  handle: async ({ deps, context, query: { limit, startingAfter } }) => {
    const filter = { kind: "hardship", after: startingAfter, limit: limit + 1 } as const;
    const rows = await listNotices(deps, { context, filter });
    return toPage(rows.map(toNoticeBody), limit);
  },
});

export const takeDownHardshipNotice = defineRoute({
  method: "post",
  path: "/v1/hardship-notices/:noticeId/removal",
  summary: { zh: "撤下困难认定公示", en: "Take a public list of recognitions down" },
  permission: "hardship.enter",
  idempotent: true,
  params: PublicityNoticeParams,
  body: ReasonBody,
  response: PublicityNoticeBody,
  problems: ["publicity.not-found", "publicity.ended"],
  handle: async ({ deps, context, params, body }) =>
    toNoticeBody(await takeDown(deps, { context, ...params, ...body })),
});
