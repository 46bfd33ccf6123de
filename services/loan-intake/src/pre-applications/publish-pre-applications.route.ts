import {
  PublicityNoticeBody,
  PublicityNoticePage,
  PublicityNoticeParams,
  PublicityNoticeQuery,
  PublishPreApplicationsBody,
  ReasonBody,
} from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import {
  publishPreApplications as publish,
  takeDownPreApplications as takeDown,
} from "@bursar/servicing/pre-applications";
import { listNotices } from "@bursar/servicing/publicity";
import { defineRoute } from "../define-route.ts";
import { toNoticeBody } from "../publicity/notice-body.ts";

export const publishPreApplications = defineRoute({
  method: "post",
  path: "/v1/pre-application-notices",
  summary: { zh: "公示一所学校已核实的预申请", en: "Publish a school's verified pre-applications" },
  permission: "pre-application.enter",
  idempotent: true,
  body: PublishPreApplicationsBody,
  response: PublicityNoticeBody,
  status: 201,
  problems: ["publicity.nothing-to-publish", "publicity.wrong-length", "publicity.starts-in-past"],
  handle: async ({ deps, context, body: { academicYear, school, ...terms } }) =>
    toNoticeBody(await publish(deps, { context, academicYear, school, terms })),
});

export const listPreApplicationNotices = defineRoute({
  method: "get",
  path: "/v1/pre-application-notices",
  summary: { zh: "预申请公示列表", en: "Lists of pre-applications made public" },
  permission: "pre-application.read",
  query: PublicityNoticeQuery,
  response: PublicityNoticePage,
  handle: async ({ deps, context, query: { limit, startingAfter } }) => {
    const filter = { kind: "pre-application", after: startingAfter, limit: limit + 1 } as const;
    const rows = await listNotices(deps, { context, filter });
    return toPage(rows.map(toNoticeBody), limit);
  },
});

export const takeDownPreApplicationNotice = defineRoute({
  method: "post",
  path: "/v1/pre-application-notices/:noticeId/removal",
  summary: { zh: "撤下预申请公示", en: "Take a public list of pre-applications down" },
  permission: "pre-application.enter",
  idempotent: true,
  params: PublicityNoticeParams,
  body: ReasonBody,
  response: PublicityNoticeBody,
  problems: ["publicity.not-found", "publicity.ended"],
  handle: async ({ deps, context, params, body }) =>
    toNoticeBody(await takeDown(deps, { context, ...params, ...body })),
});
