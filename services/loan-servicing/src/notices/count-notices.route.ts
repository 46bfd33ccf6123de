import { NoticeCountsBody, NoticeCountsQuery } from "@bursar/api-schema/resources";
import { formatYuan } from "@bursar/domain/money";
import { countNotices as count } from "@bursar/servicing/notices";
import { defineRoute } from "../define-route.ts";

export const countNotices = defineRoute({
  method: "get",
  path: "/v1/notice-counts",
  summary: { zh: "提醒的发送统计", en: "How many notices are planned and delivered" },
  permission: "batch.read",
  query: NoticeCountsQuery,
  response: NoticeCountsBody,
  handle: async ({ deps, context, query }) => {
    const { deliveredFen, ...counts } = await count(deps, { context, ...query });
    return { ...counts, deliveredAmount: formatYuan(deliveredFen) };
  },
});
