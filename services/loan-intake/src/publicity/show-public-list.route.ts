import { PublicListBody, PublicListParams } from "@bursar/api-schema/resources";
import { showPublicNotice } from "@bursar/servicing/publicity";
import { defineRoute } from "../define-route.ts";
import { publicListPage } from "./public-list-page.ts";

export const showPublicList = defineRoute({
  method: "get",
  path: "/publicity/:centreId/:code",
  summary: { zh: "公示名单（公开）", en: "A list that is public" },
  permission: "public",
  params: PublicListParams,
  response: PublicListBody,
  problems: ["publicity.not-found"],
  page: publicListPage,
  handle: async ({ deps, context, params }) => {
    const { lines, ...notice } = await showPublicNotice(deps, { context, ...params });
    return { ...notice, lines: [...lines] };
  },
});
