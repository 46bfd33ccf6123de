import { ContractPage, ContractQuery } from "@bursar/api-schema/resources";
import { toPage } from "@bursar/http/routes";
import { listContracts as list } from "@bursar/servicing/contracts";
import { defineRoute } from "../define-route.ts";
import { toContractBody } from "./contract-body.ts";

export const listContracts = defineRoute({
  method: "get",
  path: "/v1/contracts",
  summary: { zh: "借款合同列表", en: "List contracts" },
  permission: "contract.read",
  query: ContractQuery,
  response: ContractPage,
  handle: async ({ deps, context, query }) => {
    const { limit, startingAfter, status } = query;
    const filter = { status, after: startingAfter, limit: limit + 1 };
    const rows = await list(deps, { context, filter });
    return toPage(rows.map(toContractBody), limit);
  },
});
