import { noticeContracts, toNoticeBody } from "@bursar/api-schema/publicity";
import { PublishRescuesBody } from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { publishRescues as publish, takeDownRescues as takeDown } from "@bursar/servicing/rescues";
import { listNotices } from "@bursar/servicing/publicity";
import { defineRoute } from "../define-route.ts";

const contracts = noticeContracts({
  noun: "rescue",
  enter: "servicing.enter",
  read: "loan.read",
});

export const publishRescues = defineRoute({
  ...contracts.publish,
  summary: { zh: "公示拟救助名单", en: "Publish the cases that are reviewed" },
  body: PublishRescuesBody,
  handle: async ({ deps, context, body: terms }) =>
    toNoticeBody(await publish(deps, { context, terms })),
});

export const listRescueNotices = defineRoute({
  ...contracts.list,
  summary: { zh: "拟救助公示列表", en: "Lists of cases made public" },
  handle: async ({ deps, context, query: { limit, startingAfter } }) => {
    const filter = { kind: "rescue", after: startingAfter, limit: limit + 1 } as const;
    const rows = await listNotices(deps, { context, filter });
    return toPage(rows.map(toNoticeBody), limit);
  },
});

export const takeDownRescueNotice = defineRoute({
  ...contracts.takeDown,
  summary: { zh: "撤下拟救助公示", en: "Take a public list of cases down" },
  handle: async ({ deps, context, params, body }) =>
    toNoticeBody(await takeDown(deps, { context, ...params, ...body })),
});
