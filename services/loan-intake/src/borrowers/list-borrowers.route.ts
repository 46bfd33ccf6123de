import { BorrowerPage, BorrowerQuery } from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listBorrowers as list } from "@bursar/servicing/borrowers";
import { defineRoute } from "../define-route.ts";
import { toMaskedPerson } from "./masked-person.ts";

export const listBorrowers = defineRoute({
  method: "get",
  path: "/v1/borrowers",
  summary: { zh: "借款学生名册", en: "List borrowers" },
  permission: "borrower.read",
  query: BorrowerQuery,
  response: BorrowerPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, ...filter } = query;
    const rows = await list(deps, {
      context,
      filter: { ...filter, after: startingAfter, limit: limit + 1 },
    });
    return toPage(
      rows.map((row) => ({ ...toMaskedPerson(row), loanState: row.loanState })),
      limit,
    );
  },
});
