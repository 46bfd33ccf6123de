import { ContractBody, ContractParams, RecordSignaturesBody } from "@bursar/api-schema/resources";
import { recordSignatures as perform } from "@bursar/servicing/contracts";
import { defineRoute } from "../define-route.ts";
import { toContractBody } from "./contract-body.ts";

export const recordSignatures = defineRoute({
  method: "post",
  path: "/v1/contracts/:contractId/signatures",
  summary: { zh: "登记纸质签名", en: "Record signatures on paper" },
  permission: "contract.sign",
  idempotent: true,
  params: ContractParams,
  body: RecordSignaturesBody,
  response: ContractBody,
  problems: ["contract.not-found"],
  handle: async ({ deps, context, params, body }) =>
    toContractBody(await perform(deps, { context, ...params, ...body })),
});
