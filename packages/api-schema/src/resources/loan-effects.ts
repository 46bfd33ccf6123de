import { z } from "zod";
import { PlainDateString, SignedYuanString, YuanString } from "../wire/index.ts";

export const ContractNo = z
  .string()
  .regex(/^[0-9A-Za-z-]{4,40}$/)
  .meta({ description: "合同编号 · Contract number" });

const Totals = z
  .object({
    interestSubsidised: YuanString,
    interestBorne: YuanString,
    interestWaived: YuanString,
    principalDue: YuanString,
    payable: YuanString,
  })
  .meta({ id: "LoanTotals", description: "全部期次合计 · Sums over all settlements" });

export const LoanEffectBody = z
  .object({
    contractNo: z.string(),
    on: PlainDateString,
    amounts: z
      .array(
        z.object({
          field: z.string().meta({ example: "payable" }),
          dueOn: PlainDateString.nullable(),
          before: SignedYuanString,
          after: SignedYuanString,
          change: SignedYuanString,
        }),
      )
      .meta({ description: "只列有变化的 · Only what differs; dueOn null: of the position" }),
    totals: z.object({ before: Totals, after: Totals }),
    interestChange: SignedYuanString.meta({
      description: "本人利息增减，负数为节省 · Change of own interest; negative is saved",
    }),
    zh: z.string(),
    en: z.string(),
  })
  .meta({ id: "LoanEffect", description: "影响预览 · What it changes, before and after" });

/** Document or payment numbers: no line breaks, nothing long. */
export const ReferenceNo = z
  .string()
  .trim()
  .regex(/^[^\p{C}]{2,60}$/u)
  .meta({ description: "文号或流水号 · Number of the document or payment" });
