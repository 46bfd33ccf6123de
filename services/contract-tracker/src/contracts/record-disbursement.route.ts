import { ContractBody, ContractParams, DisbursementBody } from "@bursar/api-schema/resources";
import { fenOf } from "../fen-of.ts";
import { recordDisbursement as perform } from "@bursar/servicing/contracts";
import { defineRoute } from "../define-route.ts";
import { toContractBody } from "./contract-body.ts";

export const recordDisbursement = defineRoute({
  method: "post",
  path: "/v1/contracts/:contractId/disbursement",
  summary: { zh: "登记放款，生成贷款", en: "Record the disbursement; the loan begins" },
  permission: "contract.record-lender-result",
  idempotent: true,
  params: ContractParams,
  body: DisbursementBody,
  response: ContractBody,
  problems: [
    "contract.not-found",
    "contract.out-of-order",
    "contract.already-done",
    "disbursement.over-contract",
    "disbursement.under-contract",
  ],
  handle: async ({ deps, context, params, body }) => {
    const { amount, ...rest } = body;
    return toContractBody(
      await perform(deps, {
        context,
        ...params,
        ...rest,
        amountFen: fenOf(amount),
      }),
    );
  },
});
