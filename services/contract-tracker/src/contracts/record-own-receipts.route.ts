import {
  ContractParams,
  OwnReceiptBody,
  OwnReceiptOutcomesBody,
  RecordOwnReceiptsBody,
  RecordReceiptBody,
} from "@bursar/api-schema/resources";
import {
  recordOwnReceipt as recordOne,
  recordOwnReceipts as recordMany,
} from "@bursar/servicing/contracts";
import { defineRoute } from "../define-route.ts";
import { fromReceiptBody, toOwnReceiptBody } from "./own-receipt-body.ts";

export const recordOwnReceipt = defineRoute({
  method: "post",
  path: "/v1/own-receipts/:contractId",
  summary: { zh: "高校自行录入回执", en: "Record a receipt as the university itself" },
  permission: "own-receipt.record",
  idempotent: true,
  params: ContractParams,
  body: RecordReceiptBody,
  response: OwnReceiptBody,
  problems: [
    "contract.not-found",
    "contract.out-of-order",
    "contract.already-done",
    "contract.date-in-future",
    "contract.date-before-previous",
    "receipt.code-mismatch",
    "receipt.deadline-passed",
  ],
  handle: async ({ deps, context, params, body }) => {
    const { universityCode } = context.actor;
    const entry = { ...params, ...fromReceiptBody(body) };
    return toOwnReceiptBody(await recordOne(deps, { context, universityCode, ...entry }));
  },
});

export const recordOwnReceipts = defineRoute({
  method: "post",
  path: "/v1/own-receipts",
  summary: { zh: "高校批量录入回执", en: "Record many receipts, one outcome for each" },
  permission: "own-receipt.record",
  idempotent: true,
  body: RecordOwnReceiptsBody,
  response: OwnReceiptOutcomesBody,
  handle: async ({ deps, context, body }) => {
    const { universityCode } = context.actor;
    const receipts = body.receipts.map(fromReceiptBody);
    const outcomes = await recordMany(deps, { context, universityCode, receipts });
    return {
      outcomes: outcomes.map(({ receipt, ...rest }) => ({
        ...rest,
        receipt: receipt && toOwnReceiptBody(receipt),
      })),
    };
  },
});
