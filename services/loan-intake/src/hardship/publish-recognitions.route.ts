import { noticeContracts, toNoticeBody } from "@bursar/api-schema/publicity";
import { PublishHardshipBody } from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import {
  publishRecognitions as publish,
  takeDownRecognitions as takeDown,
} from "@bursar/servicing/hardship";
import { listNotices } from "@bursar/servicing/publicity";
import { defineRoute } from "../define-route.ts";

const contracts = noticeContracts({
  noun: "hardship",
  enter: "hardship.enter",
  read: "hardship.read",
});

export const publishRecognitions = defineRoute({
  ...contracts.publish,
  summary: { zh: "公示待认定名单", en: "Publish the recognitions that wait" },
  body: PublishHardshipBody,
  handle: async ({ deps, context, body: { academicYear, school, ...terms } }) =>
    toNoticeBody(await publish(deps, { context, academicYear, school, terms })),
});

export const listHardshipNotices = defineRoute({
  ...contracts.list,
  summary: { zh: "困难认定公示列表", en: "Lists of recognitions made public" },
  handle: async ({ deps, context, query: { limit, startingAfter } }) => {
    const filter = { kind: "hardship", after: startingAfter, limit: limit + 1 } as const;
    const rows = await listNotices(deps, { context, filter });
    return toPage(rows.map(toNoticeBody), limit);
  },
});

export const takeDownHardshipNotice = defineRoute({
  ...contracts.takeDown,
  summary: { zh: "撤下困难认定公示", en: "Take a public list of recognitions down" },
  handle: async ({ deps, context, params, body }) =>
    toNoticeBody(await takeDown(deps, { context, ...params, ...body })),
});
