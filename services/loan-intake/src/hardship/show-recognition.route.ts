import {
  HardshipBody,
  HardshipListsBody,
  HardshipListsQuery,
  HardshipPage,
  HardshipParams,
  HardshipQuery,
} from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import {
  listRecognitions as list,
  showHardshipLists as showLists,
  showRecognition as show,
} from "@bursar/servicing/hardship";
import { defineRoute } from "../define-route.ts";
import { toHardshipBody, toHardshipRow } from "./hardship-body.ts";

export const listRecognitions = defineRoute({
  method: "get",
  path: "/v1/hardship-recognitions",
  summary: { zh: "困难认定列表", en: "List hardship recognitions" },
  permission: "hardship.read",
  query: HardshipQuery,
  response: HardshipPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toHardshipRow), limit);
  },
});

export const showRecognition = defineRoute({
  method: "get",
  path: "/v1/hardship-recognitions/:recognitionId",
  summary: { zh: "查看困难认定", en: "Show a hardship recognition" },
  permission: "hardship.read",
  params: HardshipParams,
  response: HardshipBody,
  problems: ["hardship.not-found"],
  etag: ({ version }) => String(version),
  handle: async ({ deps, context, params }) =>
    toHardshipBody(await show(deps, { context, ...params })),
});

export const showHardshipLists = defineRoute({
  method: "get",
  path: "/v1/hardship-lists",
  summary: { zh: "困难类别、因素、情形和分档", en: "Categories, factors, circumstances, levels" },
  permission: "hardship.read",
  query: HardshipListsQuery,
  response: HardshipListsBody,
  handle: async ({ deps, context, query }) => {
    const { on, ...lists } = await showLists(deps, { context, ...query });
    return {
      on,
      categories: [...lists.categories],
      factors: [...lists.factors],
      indicators: [...lists.indicators],
      levels: [...lists.levels],
    };
  },
});
