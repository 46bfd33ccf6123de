import { ContractBody, ContractParams, LenderApprovalBody } from "@bursar/api-schema/resources";
import { approveByLender as perform } from "@bursar/servicing/contracts";
import { defineRoute } from "../define-route.ts";
import { toContractBody } from "./contract-body.ts";

export const approveByLender = defineRoute({
  method: "post",
  path: "/v1/contracts/:contractId/lender-approval",
  summary: { zh: "登记贷款机构审批通过", en: "Record the lender's approval" },
  permission: "contract.record-lender-result",
  idempotent: true,
  params: ContractParams,
  body: LenderApprovalBody,
  response: ContractBody,
  problems: ["contract.not-found", "contract.out-of-order"],
  handle: async ({ deps, context, params, body }) =>
    toContractBody(await perform(deps, { context, ...params, ...body })),
});
