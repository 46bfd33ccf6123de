import { rescueCauses, rescueKinds, rescueStates } from "@bursar/domain/rescue";
import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString, YuanString } from "../wire/index.ts";
import { ContractNo, LoanEffectBody, ReferenceNo } from "./loan-effects.ts";
import { historyLine, publicityDays, publicityTerms } from "./publicity.ts";

export const RescueId = idOf("rsc", "RescueId");
export const RescueParams = z.object({ rescueId: RescueId });
const BorrowerRef = idOf("bor", "RescueBorrowerId");
const DocumentRef = idOf("doc", "RescueDocumentId");

const Wish = {
  borrowerId: BorrowerRef,
  cause: z.enum(rescueCauses).meta({ description: "救助情形 · Why" }),
  contractNos: z
    .array(ContractNo)
    .min(1)
    .max(30)
    .optional()
    .meta({ description: "不填为全部有欠款的合同 · All that owe something unless named" }),
};

export const PreviewRescueBody = z
  .object(Wish)
  .meta({ id: "PreviewRescue", description: "救助预览 · What a rescue would pay today" });

export const ApplyForRescueBody = z
  .object({
    ...Wish,
    statement: z.string().trim().max(2_000).default(""),
    evidenceIds: z
      .array(DocumentRef)
      .max(50)
      .default([])
      .meta({ description: "引用档案里的材料 · Documents of the borrower's file" }),
  })
  .meta({ id: "ApplyForRescue", description: "申请还款救助 · Open a case" });

export const ApproveRescueBody = z
  .object({ approvalNo: ReferenceNo })
  .meta({ id: "ApproveRescue", description: "上级批准 · Approval from above" });

export const PayRescueBody = z
  .object({
    paidOn: PlainDateString.meta({ description: "代偿到账日 · Day on which it was paid" }),
    amount: YuanString.meta({ description: "全部合同合计 · For all contracts together" }),
    paymentNo: ReferenceNo,
  })
  .meta({ id: "PayRescue", description: "登记拨付 · The money was paid" });

export const PublishRescuesBody = z
  .object(publicityTerms)
  .meta({ id: "PublishRescues", description: "公示拟救助名单 · Publish reviewed cases" });

export const RescuePreviewBody = z
  .object({
    kind: z.enum(rescueKinds),
    on: PlainDateString,
    amount: YuanString,
    contracts: z.array(
      z.object({ contractNo: z.string(), amount: YuanString, effect: LoanEffectBody }),
    ),
  })
  .meta({ id: "RescuePreview", description: "救助预览 · What it would pay and change" });

export const RescueRowBody = z
  .object({
    id: RescueId,
    kind: z.enum(rescueKinds),
    status: z.enum(rescueStates),
    version: z.int().min(1),
    borrowerId: BorrowerRef,
    borrowerName: z.string().meta({ description: "姓名（遮蔽）· Masked", example: "张*三" }),
    makerId: z.string(),
    appliedOn: PlainDateString,
    reviewedBy: z.string().nullable(),
    reviewedOn: PlainDateString.nullable(),
    noticeId: z.string().nullable(),
    checkerId: z.string().nullable(),
    decidedOn: PlainDateString.nullable(),
    approvalNo: z.string().nullable(),
    paidBy: z.string().nullable(),
    paidOn: PlainDateString.nullable(),
    amount: YuanString.nullable(),
    paymentNo: z.string().nullable(),
  })
  .meta({ id: "RescueRow", description: "还款救助 · Case of rescue" });

export const RescueBody = RescueRowBody.extend({
  cause: z.enum(rescueCauses),
  statement: z.string(),
  evidenceIds: z.array(z.string()),
  contracts: z.array(
    z.object({
      contractNo: z.string(),
      amount: YuanString.nullable(),
      factId: z.string().nullable(),
    }),
  ),
  publicity: publicityDays,
  openObjections: z.int().min(0),
  history: z.array(historyLine),
}).meta({ id: "Rescue", description: "还款救助 · Case of rescue with its history" });

export const RescuePage = pageOf(RescueRowBody, "RescuePage");
export const RescueQuery = PageQuery.extend({
  status: z.enum(rescueStates).optional(),
  kind: z.enum(rescueKinds).optional(),
  borrowerId: BorrowerRef.optional(),
});
