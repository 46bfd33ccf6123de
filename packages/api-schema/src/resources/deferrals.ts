import { z } from "zod";
import { idOf, PageQuery, pageOf, PlainDateString } from "../wire/index.ts";
import { ContractNo, LoanEffectBody } from "./loan-effects.ts";

export const DeferralId = idOf("def", "DeferralId");
export const DeferralParams = z.object({ deferralId: DeferralId });
const BorrowerRef = idOf("bor", "DeferralBorrowerId");
const Year = z.int().min(2020).max(2100).meta({ description: "应还年度 · Year of the dues" });
const PreviewHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta({ description: "看到的影响预览 · The effect that was shown" });

const Wish = {
  contractNo: ContractNo.meta({
    description: "任一合同，全部合同一并延期 · Any contract; all of the borrower's move together",
  }),
  year: Year,
};

export const PreviewDeferralBody = z
  .object(Wish)
  .meta({ id: "PreviewDeferral", description: "本金延期预览 · What a deferral would do" });

export const FileDeferralBody = z
  .object({ ...Wish, previewHash: PreviewHash })
  .meta({ id: "FileDeferral", description: "申请本金延期，不可撤销 · File it, for good" });

const Filed = {
  borrowerId: BorrowerRef,
  year: Year,
  filedOn: PlainDateString,
  lastDay: PlainDateString.meta({ description: "最迟申请日 · Last day to file" }),
  effects: z.array(LoanEffectBody),
  previewHash: PreviewHash,
};

export const DeferralPreviewBody = z
  .object(Filed)
  .meta({ id: "DeferralPreview", description: "本金延期预览 · Effect on each contract" });

export const DeferralBody = z
  .object({
    id: DeferralId,
    ...Filed,
    borrowerName: z.string().meta({ description: "姓名（遮蔽）· Masked", example: "张*三" }),
    channel: z.enum(["counter", "portal"]),
    makerId: z.string(),
    factIds: z.array(z.string()),
  })
  .meta({ id: "Deferral", description: "本金延期 · Deferral of a year's principal" });

export const DeferralPage = pageOf(DeferralBody, "DeferralPage");
export const DeferralQuery = PageQuery.extend({
  year: z.coerce.number().int().min(2020).max(2100).optional().meta({ type: "integer" }),
  borrowerId: BorrowerRef.optional(),
});
