import {
  ClearingBody,
  ClearingParams,
  ReceiptBody,
  ReceiptPage,
  ReceiptParams,
  ReceiptQuery,
  ReconReportBody,
} from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import {
  listReceipts as list,
  reconReport as report,
  showClearing as clearing,
  showReceipt as show,
} from "@bursar/servicing/repayments";
import { defineRoute } from "../define-route.ts";
import { toClearingBody, toReceiptBody, toReceiptRow, toReconBody } from "./receipt-body.ts";

export const listReceipts = defineRoute({
  method: "get",
  path: "/v1/repayments",
  summary: { zh: "来款列表", en: "List receipts" },
  permission: "repayment.read",
  query: ReceiptQuery,
  response: ReceiptPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, before: startingAfter, limit: limit + 1 },
    });
    return toPage(rows.map(toReceiptRow), limit);
  },
});

export const showReceipt = defineRoute({
  method: "get",
  path: "/v1/repayments/:receiptId",
  summary: { zh: "来款", en: "A receipt with what it paid" },
  permission: "repayment.read",
  params: ReceiptParams,
  response: ReceiptBody,
  etag: ({ version }) => String(version),
  problems: ["receipt.not-found"],
  handle: async ({ deps, context, params }) =>
    toReceiptBody(await show(deps, { context, ...params })),
});

export const showClearing = defineRoute({
  method: "get",
  path: "/v1/clearings/:importId",
  summary: { zh: "清算文件的结果", en: "What a clearing file came to" },
  permission: "repayment.read",
  params: ClearingParams,
  response: ClearingBody,
  problems: ["import.not-found"],
  handle: async ({ deps, context, params }) =>
    toClearingBody(await clearing(deps, { context, ...params })),
});

export const showReconReport = defineRoute({
  method: "get",
  path: "/v1/recon-report",
  summary: { zh: "对账报告", en: "Where all collected money is" },
  permission: "repayment.read",
  response: ReconReportBody,
  handle: async ({ deps, context }) => toReconBody(await report(deps, { context })),
});
