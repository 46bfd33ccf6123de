import { claimKinds, claimPayers, claimStates } from "@bursar/domain/claim";
import { z } from "zod";
import { idOf, PageQuery, pageOf, PercentString, PlainDateString } from "../wire/index.ts";
import { SignedYuanString, YuanString } from "../wire/index.ts";

export const ClaimId = idOf("clm", "ClaimId");
export const ClaimParams = z.object({ claimId: ClaimId });

const Kind = z.enum(claimKinds);
const Payer = z.enum(claimPayers).meta({
  description: "付款方；unknown 为隶属关系不明 · Who pays; unknown where the register says nothing",
});
const State = z.enum(claimStates);
const Count = z.int().min(0);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Reference = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .meta({ description: "文号或流水号 · Number of the document" });

export const ClaimQuery = PageQuery.extend({
  kind: Kind.optional(),
  payer: Payer.optional(),
  status: State.optional(),
});

const ClaimRow = z
  .object({
    id: ClaimId,
    kind: Kind.meta({ description: "贴息或免息 · Subsidy or waived interest" }),
    payer: Payer,
    throughOn: PlainDateString.meta({ description: "结息入账截止日 · Posted up to this day" }),
    status: State,
    lines: Count,
    loans: Count,
    amount: SignedYuanString,
    reference: z.string().nullable(),
    preparedOn: PlainDateString,
    approvedOn: PlainDateString.nullable(),
    submittedOn: PlainDateString.nullable(),
    paidOn: PlainDateString.nullable(),
    version: z.int(),
  })
  .meta({ id: "ClaimRow", description: "财政申领 · A claim on the treasury" });

export const ClaimPage = pageOf(ClaimRow, "ClaimPage");

const Part = z.object({ loans: Count, amount: SignedYuanString });

export const ClaimBody = ClaimRow.extend({
  contentHash: Hash.meta({ description: "明细的摘要，批准时写明 · Of the lines; approve with it" }),
  previousId: ClaimId.nullable(),
  comparison: z
    .object({ added: Part, gone: Part, changed: Part, same: z.object({ loans: Count }) })
    .nullable()
    .meta({ description: "与上次申领相比 · Against the payer's last claim" }),
}).meta({ id: "Claim", description: "财政申领 · A claim on the treasury" });

export const ClaimLineQuery = PageQuery;

export const ClaimLinePage = pageOf(
  z
    .object({
      id: z.string(),
      contractNo: z.string(),
      borrowerName: z.string().meta({ description: "已遮蔽 · Masked" }),
      universityCode: z.string(),
      universityName: z.string().nullable(),
      dueOn: PlainDateString,
      sharePct: PercentString,
      settled: SignedYuanString,
      amount: SignedYuanString,
      previousAmount: SignedYuanString,
    })
    .meta({ id: "ClaimLine", description: "申领明细 · A line of a claim" }),
  "ClaimLinePage",
);

export const ClaimFileQuery = z.object({ format: z.enum(["xlsx", "csv"]).default("xlsx") });

export const ApproveClaimBody = z
  .object({ contentHash: Hash })
  .meta({ id: "ApproveClaim", description: "批准申领 · Approve a claim" });

export const SubmitClaimBody = z
  .object({ reference: Reference })
  .meta({ id: "SubmitClaim", description: "登记申报 · Record that a claim was submitted" });

export const PayClaimBody = z
  .object({ paidOn: PlainDateString, amount: SignedYuanString })
  .meta({ id: "PayClaim", description: "登记到账 · Record that the treasury paid the lender" });

export const MovedClaimBody = z
  .object({ id: ClaimId, status: State, version: z.int() })
  .meta({ id: "MovedClaim", description: "申领的新状态 · Where a claim is now" });

export const RiskFundListBody = z
  .object({
    data: z.array(
      z.object({
        year: z.int(),
        asOf: PlainDateString,
        loans: Count,
        disbursed: YuanString,
        fund: YuanString,
        loss: YuanString,
        surplus: YuanString,
        shortfall: YuanString,
        lenderShare: YuanString.nullable(),
        countyShare: YuanString.nullable(),
        rates: z.array(z.object({ ratePct: PercentString, base: YuanString, fund: YuanString })),
      }),
    ),
  })
  .meta({
    id: "RiskFundList",
    description: "风险补偿金（供核对）· Risk-compensation fund by year",
  });
