import { ContractBody, ContractParams, ConfirmSignaturesBody } from "@bursar/api-schema/resources";
import { confirmSignatures as perform } from "@bursar/servicing/contracts";
import { defineRoute } from "../define-route.ts";
import { toContractBody } from "./contract-body.ts";

export const confirmSignatures = defineRoute({
  method: "post",
  path: "/v1/contracts/:contractId/signature-confirmations",
  summary: { zh: "第二人确认签名", en: "Attest signatures as the second person" },
  permission: "contract.confirm-signature",
  idempotent: true,
  params: ContractParams,
  body: ConfirmSignaturesBody,
  response: ContractBody,
  problems: [
    "contract.not-found",
    "contract.signatures-missing",
    "signature.same-person",
    "contract.out-of-order",
    "contract.guardian-consent-missing",
  ],
  handle: async ({ deps, context, params, body }) =>
    toContractBody(await perform(deps, { context, ...params, ...body })),
});
