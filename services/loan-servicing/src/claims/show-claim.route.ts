import {
  ClaimBody,
  ClaimFileQuery,
  ClaimLinePage,
  ClaimLineQuery,
  ClaimPage,
  ClaimParams,
  ClaimQuery,
} from "@bursar/api-schema/claims";
import { FileContent } from "@bursar/api-schema/wire";
import { toPage } from "@bursar/http/routes";
import {
  claimFile,
  listClaimLines as lines,
  listClaims as list,
  showClaim as show,
} from "@bursar/servicing/claims";
import { defineRoute } from "../define-route.ts";
import { toClaimBody, toClaimLine, toClaimRow } from "./claim-body.ts";

export const listClaims = defineRoute({
  method: "get",
  path: "/v1/claims",
  summary: { zh: "财政申领列表", en: "Claims on the treasury, the newest first" },
  permission: "claim.read",
  query: ClaimQuery,
  response: ClaimPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toClaimRow), limit);
  },
});

export const showClaim = defineRoute({
  method: "get",
  path: "/v1/claims/:claimId",
  summary: { zh: "一份申领及与上次的差异", en: "A claim, and how it differs from the last one" },
  permission: "claim.read",
  params: ClaimParams,
  response: ClaimBody,
  etag: ({ version }) => String(version),
  problems: ["claim.not-found"],
  handle: async ({ deps, context, params }) =>
    toClaimBody(await show(deps, { context, ...params })),
});

export const listClaimLines = defineRoute({
  method: "get",
  path: "/v1/claims/:claimId/lines",
  summary: { zh: "申领明细（逐人逐期）", en: "Whose interest a claim is made of" },
  permission: "claim.read",
  params: ClaimParams,
  query: ClaimLineQuery,
  response: ClaimLinePage,
  problems: ["claim.not-found"],
  handle: async ({ deps, context, params, query }) => {
    const { limit, startingAfter } = query;
    const page = { after: startingAfter, limit: limit + 1 };
    const rows = await lines(deps, { context, ...params, page });
    return toPage(rows.map(toClaimLine), limit);
  },
});

export const downloadClaim = defineRoute({
  method: "get",
  path: "/v1/claims/:claimId/file",
  summary: { zh: "下载申领明细（XLSX、CSV，留痕）", en: "A claim's lines as XLSX or CSV; audited" },
  permission: "claim.read",
  params: ClaimParams,
  query: ClaimFileQuery,
  response: FileContent,
  sends: ["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "text/csv"],
  problems: ["claim.not-found", "claim.file-too-large"],
  handle: ({ deps, context, params, query }) => claimFile(deps, { context, ...params, ...query }),
});
