import {
  PreviewRepaymentBody,
  ReceiptOutcomeBody,
  RecordRepaymentBody,
  RepaymentPreviewBody,
} from "@bursar/api-schema/resources";
import { parseYuan } from "@bursar/domain/money";
import {
  previewRepayment as preview,
  recordRepayment as record,
} from "@bursar/servicing/repayments";
import { defineRoute } from "../define-route.ts";
import { toOutcomeBody, toPreviewBody } from "./receipt-body.ts";

export const previewRepayment = defineRoute({
  method: "post",
  path: "/v1/repayments/preview",
  summary: { zh: "还款试算", en: "What a repayment would do; nothing is written" },
  permission: "repayment.record",
  body: PreviewRepaymentBody,
  response: RepaymentPreviewBody,
  problems: ["loan.not-found", "fact.future"],
  handle: async ({ deps, context, body }) => {
    const { amount, ...rest } = body;
    const amountFen = parseYuan(amount) ?? 0n;
    return toPreviewBody(await preview(deps, { context, ...rest, amountFen }));
  },
});

export const recordRepayment = defineRoute({
  method: "post",
  path: "/v1/repayments",
  summary: { zh: "登记还款", en: "Record a repayment" },
  permission: "repayment.record",
  idempotent: true,
  body: RecordRepaymentBody,
  response: ReceiptOutcomeBody,
  status: 201,
  problems: ["receipt.serial-taken", "repayment.amount-invalid", "fact.future"],
  handle: async ({ deps, context, body }) => {
    const { amount, contractNo, payerName, ...rest } = body;
    const source = context.actor.kind === "staff" ? "counter" : "api";
    const money = { amountFen: parseYuan(amount) ?? 0n, contractNo, payerName };
    return toOutcomeBody(await record(deps, { context, source, ...rest, ...money }));
  },
});
