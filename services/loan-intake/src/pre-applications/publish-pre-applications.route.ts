import { noticeContracts, toNoticeBody } from "@bursar/api-schema/publicity";
import { PublishPreApplicationsBody } from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import {
  publishPreApplications as publish,
  takeDownPreApplications as takeDown,
} from "@bursar/servicing/pre-applications";
import { listNotices } from "@bursar/servicing/publicity";
import { defineRoute } from "../define-route.ts";

const contracts = noticeContracts({
  noun: "pre-application",
  enter: "pre-application.enter",
  read: "pre-application.read",
});

export const publishPreApplications = defineRoute({
  ...contracts.publish,
  summary: { zh: "公示一所学校已核实的预申请", en: "Publish a school's verified pre-applications" },
  body: PublishPreApplicationsBody,
  handle: async ({ deps, context, body: { academicYear, school, ...terms } }) =>
    toNoticeBody(await publish(deps, { context, academicYear, school, terms })),
});

export const listPreApplicationNotices = defineRoute({
  ...contracts.list,
  summary: { zh: "预申请公示列表", en: "Lists of pre-applications made public" },
  handle: async ({ deps, context, query: { limit, startingAfter } }) => {
    const filter = { kind: "pre-application", after: startingAfter, limit: limit + 1 } as const;
    const rows = await listNotices(deps, { context, filter });
    return toPage(rows.map(toNoticeBody), limit);
  },
});

export const takeDownPreApplicationNotice = defineRoute({
  ...contracts.takeDown,
  summary: { zh: "撤下预申请公示", en: "Take a public list of pre-applications down" },
  handle: async ({ deps, context, params, body }) =>
    toNoticeBody(await takeDown(deps, { context, ...params, ...body })),
});
