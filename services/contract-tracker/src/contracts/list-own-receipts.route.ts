import { OwnReceiptPage, OwnReceiptQuery } from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listOwnReceipts as list } from "@bursar/servicing/contracts";
import { defineRoute } from "../define-route.ts";
import { toOwnReceiptBody } from "./own-receipt-body.ts";

export const listOwnReceipts = defineRoute({
  method: "get",
  path: "/v1/own-receipts",
  summary: { zh: "本校学生的回执", en: "Receipts of the university's own students" },
  permission: "own-receipt.read",
  query: OwnReceiptQuery,
  response: OwnReceiptPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter: after, status } = query;
    const { universityCode } = context.actor;
    const filter = { status, after, limit: limit + 1 };
    const rows = await list(deps, { context, universityCode, filter });
    return toPage(rows.map(toOwnReceiptBody), limit);
  },
});
