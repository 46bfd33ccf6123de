import {
  compensationSchemes,
  compensationStates,
  compensationUses,
} from "@bursar/domain/compensation";
import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString, YuanString } from "../wire/index.ts";
import { ContractNo, ReferenceNo } from "./loan-effects.ts";

export const CompensationId = idOf("cmp", "CompensationId");
export const CompensationParams = z.object({ compensationId: CompensationId });

const Money = {
  contractNo: ContractNo,
  on: PlainDateString.meta({ description: "拨款日 · Day on which it was paid" }),
  amount: YuanString,
  use: z.enum(compensationUses).meta({
    description: "抵应还款项，或提前归还本金 · Pays what is due, or principal ahead of its dates",
  }),
};

export const PreviewCompensationBody = z
  .object(Money)
  .meta({ id: "PreviewCompensation", description: "代偿预览 · What the money would change" });

export const EnterCompensationBody = z
  .object({ ...Money, scheme: z.enum(compensationSchemes), documentNo: ReferenceNo })
  .meta({ id: "EnterCompensation", description: "登记代偿 · Money from the state" });

export const CompensationBody = z
  .object({
    id: CompensationId,
    ...Money,
    contractNo: z.string(),
    borrowerName: z.string().meta({ description: "姓名（遮蔽）· Masked", example: "张*三" }),
    scheme: z.enum(compensationSchemes),
    documentNo: z.string(),
    status: z.enum(compensationStates),
    version: z.int().min(1),
    makerId: z.string(),
    enteredOn: PlainDateString,
    checkerId: z.string().nullable(),
    decidedOn: PlainDateString.nullable(),
    factId: z.string().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: "Compensation", description: "代偿 · Repayment by the state" });

export const CompensationPage = pageOf(CompensationBody, "CompensationPage");
export const CompensationQuery = PageQuery.extend({
  status: z.enum(compensationStates).optional(),
  contractNo: ContractNo.optional(),
});
