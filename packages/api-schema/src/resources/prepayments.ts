import { prepaymentStates } from "@bursar/domain/prepayment";
import { z } from "zod";
import {
  idOf,
  PageQuery,
  pageOf,
  PlainDateString,
  SignedYuanString,
  YuanString,
} from "../wire/index.ts";
import { ContractNo, LoanEffectBody, ReferenceNo } from "./loan-effects.ts";

export const PrepaymentId = idOf("pre", "PrepaymentId");
const PrepaymentRequestId = idOf("prq", "PrepaymentRequestId");
export const PrepaymentParams = z.object({ prepaymentId: PrepaymentId });

const Principal = z.union([z.literal("all"), YuanString]).meta({
  description: "提前归还的本金；all 为全部结清 · Principal not due yet, or all of it",
  example: "all",
});
const SettleOn = PlainDateString.optional().meta({
  description: "申请日，不填为今天 · Day of application, today when left out",
});

export const PreviewPrepaymentBody = z
  .object({ contractNo: ContractNo, principal: Principal, settleOn: SettleOn })
  .meta({ id: "PreviewPrepayment", description: "提前还款试算 · What it would cost" });

export const ApplyForPrepaymentBody = z
  .object({
    contracts: z
      .array(z.object({ contractNo: ContractNo, principal: Principal }))
      .min(1)
      .max(30),
    settleOn: SettleOn,
  })
  .meta({ id: "ApplyForPrepayment", description: "申请提前还款 · One application a contract" });

export const ConfirmPrepaymentBody = z
  .object({
    total: YuanString.meta({ description: "告知借款学生的应存金额 · What the borrower was told" }),
  })
  .meta({ id: "ConfirmPrepayment", description: "确认，开始等款 · The borrower's yes" });

export const PrepaymentResultBody = z
  .discriminatedUnion("outcome", [
    z.object({
      outcome: z.literal("received"),
      amount: YuanString,
      valueOn: PlainDateString.meta({ description: "付款人扣款日 · The payer's debit day" }),
      reference: ReferenceNo,
    }),
    z.object({
      outcome: z.literal("failed"),
      reason: z.string().trim().min(2).max(500),
      reference: ReferenceNo,
    }),
  ])
  .meta({ id: "PrepaymentResult", description: "扣款结果 · The lender's result" });

const Amounts = {
  principal: YuanString,
  interest: YuanString.meta({ description: "算到申请日的利息 · Interest to the day, gross" }),
  waived: YuanString,
  arrears: YuanString.meta({ description: "逾期应还 · Everything overdue, with its penalty" }),
  movedInterest: SignedYuanString,
  bill: YuanString.meta({ description: "当日到期的账单 · The bill of that very day" }),
  unapplied: YuanString.meta({
    description: "先用已到的款 · Money that is there and pays for it first",
  }),
  total: YuanString.meta({ description: "还应存 · What is to be paid in beside it" }),
  balanceAfter: YuanString,
};

export const PrepaymentQuoteBody = z
  .object({
    contractNo: z.string(),
    on: PlainDateString,
    settlesOn: PlainDateString.meta({ description: "利息算到这一天 · Interest runs to it" }),
    validUntil: PlainDateString,
    ...Amounts,
    effect: LoanEffectBody,
  })
  .meta({ id: "PrepaymentQuote", description: "提前还款试算 · Quote" });

export const PrepaymentBody = z
  .object({
    id: PrepaymentId,
    requestId: PrepaymentRequestId,
    contractNo: z.string(),
    borrowerName: z.string().meta({ description: "姓名（遮蔽）· Masked", example: "张*三" }),
    mode: z.enum(["full", "partial"]),
    channel: z.enum(["counter", "portal"]),
    status: z.enum(prepaymentStates),
    version: z.int().min(1),
    settleOn: PlainDateString,
    settlesOn: PlainDateString.meta({ description: "最迟存入日 · Money is there by this day" }),
    validUntil: PlainDateString.meta({ description: "最迟确认日 · Last day to confirm" }),
    lapsesAfter: PlainDateString.meta({ description: "逾期未到账即失效 · Lapses after it" }),
    ...Amounts,
    makerId: z.string(),
    checkerId: z.string().nullable(),
    enteredOn: PlainDateString,
    confirmedOn: PlainDateString.nullable(),
    receiptId: z.string().nullable(),
    lenderReference: z.string().nullable(),
    received: YuanString.nullable(),
    valueOn: PlainDateString.nullable(),
    failure: z.enum(["short", "late", "lender"]).nullable(),
    shortBy: YuanString.nullable().meta({ description: "少存多少 · How much was missing" }),
    factId: z.string().nullable(),
    closedOn: PlainDateString.nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: "Prepayment", description: "提前还款申请 · Application for early repayment" });

export const PrepaymentRequestBody = z
  .object({
    requestId: PrepaymentRequestId,
    total: YuanString.meta({ description: "合计应存 · To be paid in for all contracts" }),
    prepayments: z.array(PrepaymentBody),
  })
  .meta({ id: "PrepaymentRequest", description: "一次申请 · All applications of one request" });

export const PrepaymentPage = pageOf(PrepaymentBody, "PrepaymentPage");
export const PrepaymentQuery = PageQuery.extend({
  status: z.enum(["quoted", "awaiting-money", "settled", "failed", "withdrawn"]).optional(),
  contractNo: ContractNo.optional(),
  requestId: PrepaymentRequestId.optional(),
});
