import { ContractBody, ContractParams, RecordReceiptBody } from "@bursar/api-schema/resources";
import { fenOf } from "../fen-of.ts";
import { recordReceipt as perform } from "@bursar/servicing/contracts";
import { defineRoute } from "../define-route.ts";
import { toContractBody } from "./contract-body.ts";

export const recordReceipt = defineRoute({
  method: "post",
  path: "/v1/contracts/:contractId/receipt",
  summary: { zh: "录入高校回执", en: "Record the university's receipt" },
  permission: "contract.record-receipt",
  idempotent: true,
  params: ContractParams,
  body: RecordReceiptBody,
  response: ContractBody,
  problems: [
    "contract.not-found",
    "receipt.code-mismatch",
    "receipt.deadline-passed",
    "contract.out-of-order",
  ],
  handle: async ({ deps, context, params, body }) => {
    const { tuitionDue, ...rest } = body;
    return toContractBody(
      await perform(deps, {
        context,
        ...params,
        ...rest,
        tuitionDueFen: fenOf(tuitionDue),
      }),
    );
  },
});
