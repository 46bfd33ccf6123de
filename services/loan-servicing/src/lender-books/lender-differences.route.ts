import {
  CloseLenderDifferenceBody,
  LenderDifferenceBody,
  LenderDifferenceDetailBody,
  LenderDifferencePage,
  LenderDifferenceParams,
  LenderDifferenceQuery,
  LenderStatementPage,
  LenderStatementQuery,
  LenderTieOutBody,
  LenderTieOutQuery,
} from "@bursar/api-schema/lender-books";
import { formatYuan } from "@bursar/domain/money";
import { toPage } from "@bursar/http/routes";
import {
  closeDifference as close,
  listLenderDifferences as list,
  listLenderStatements as listFiles,
  showLenderDifference as show,
  showLenderTieOut as tieOut,
} from "@bursar/servicing/lender-books";
import { defineRoute } from "../define-route.ts";
import { toDifferenceBody, toDifferenceDetail, toStatementBody } from "./lender-book-body.ts";

export const listLenderStatements = defineRoute({
  method: "get",
  path: "/v1/lender-statements",
  summary: { zh: "贷款人月末文件的核对结果", en: "The lender's files as they were compared" },
  permission: "loan.read",
  query: LenderStatementQuery,
  response: LenderStatementPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter } = query;
    const filter = { after: startingAfter, limit: limit + 1 };
    return toPage((await listFiles(deps, { context, filter })).map(toStatementBody), limit);
  },
});

export const showLenderTieOut = defineRoute({
  method: "get",
  path: "/v1/lender-tie-out",
  summary: { zh: "与贷款人是否核对相符", en: "Whether the lender's last file agrees" },
  permission: "loan.read",
  query: LenderTieOutQuery,
  response: LenderTieOutBody,
  handle: async ({ deps, context, query }) => {
    const { day, state, on, contracts, open, explained, differenceFen } = await tieOut(deps, {
      context,
      ...query,
    });
    const difference = formatYuan(differenceFen);
    return { day, state, statementOn: on, contracts, open, explained, difference };
  },
});

export const listLenderDifferences = defineRoute({
  method: "get",
  path: "/v1/lender-differences",
  summary: { zh: "与贷款人不一致的数字", en: "Figures that differ from the lender's" },
  permission: "loan.read",
  query: LenderDifferenceQuery,
  response: LenderDifferencePage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toDifferenceBody), limit);
  },
});

export const showLenderDifference = defineRoute({
  method: "get",
  path: "/v1/lender-differences/:differenceId",
  summary: { zh: "一处差异及结论", en: "A difference and its outcome" },
  permission: "loan.read",
  params: LenderDifferenceParams,
  response: LenderDifferenceDetailBody,
  etag: ({ version }) => String(version),
  problems: ["lender-difference.not-found"],
  handle: async ({ deps, context, params }) =>
    toDifferenceDetail(await show(deps, { context, ...params })),
});

export const closeLenderDifference = defineRoute({
  method: "patch",
  path: "/v1/lender-differences/:differenceId",
  summary: { zh: "写明差异的原因并办结", en: "Close a difference with its reason" },
  permission: "servicing.enter",
  ifMatch: true,
  params: LenderDifferenceParams,
  body: CloseLenderDifferenceBody,
  response: LenderDifferenceBody,
  etag: ({ version }) => String(version),
  problems: ["lender-difference.not-found", "lender-difference.closed", "version.changed"],
  handle: async ({ deps, context, params, body, ifMatch }) =>
    toDifferenceBody(await close(deps, { context, ...params, ...body, shownVersion: ifMatch })),
});
