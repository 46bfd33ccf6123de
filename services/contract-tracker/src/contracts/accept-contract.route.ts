import { ContractBody, ContractParams, AcceptContractBody } from "@bursar/api-schema/resources";
import { acceptContract as perform } from "@bursar/servicing/contracts";
import { defineRoute } from "../define-route.ts";
import { toContractBody } from "./contract-body.ts";

export const acceptContract = defineRoute({
  method: "post",
  path: "/v1/contracts/:contractId/acceptance",
  summary: {
    zh: "出具受理证明和回执校验码",
    en: "Issue the acceptance certificate with its receipt code",
  },
  permission: "contract.accept",
  idempotent: true,
  params: ContractParams,
  body: AcceptContractBody,
  response: ContractBody,
  problems: ["contract.not-found", "contract.out-of-order", "contract.already-done"],
  handle: async ({ deps, context, params, body }) =>
    toContractBody(await perform(deps, { context, ...params, ...body })),
});
