import { z } from "zod";
import { PercentString, PlainDateString, YuanString } from "../wire/index.ts";

export const LoanParams = z.object({
  contractNo: z
    .string()
    .regex(/^[0-9A-Za-z-]{4,40}$/)
    .meta({ description: "合同编号 · Contract number" }),
});

const BillBody = z
  .object({
    dueOn: PlainDateString,
    payable: YuanString,
    interest: YuanString,
    waived: YuanString,
    principal: YuanString,
  })
  .meta({ id: "Bill", description: "账单 · Bill" });

export const LoanBody = z
  .object({
    contractNo: z.string(),
    borrowerName: z.string(),
    principal: YuanString,
    principalOutstanding: YuanString,
    disbursedOn: PlainDateString,
    graduationYear: z.int(),
    subsidyEndsOn: PlainDateString,
    maturesOn: PlainDateString,
    graceYears: z.int(),
    nextBill: BillBody.nullable(),
    payoff: YuanString.nullable().meta({ description: "今日结清 · Payoff today" }),
    rows: z.array(
      z.object({
        dueOn: PlainDateString,
        daysSubsidised: z.int(),
        daysBorne: z.int(),
        ratePct: PercentString,
        openingPrincipal: YuanString,
        interestSubsidised: YuanString,
        interestBorne: YuanString,
        interestWaived: YuanString,
        principalDue: YuanString,
        payable: YuanString,
        assumedRate: z.boolean(),
      }),
    ),
  })
  .meta({ id: "Loan", description: "贷款 · Loan" });

export const ExplainQuery = z.object({ dueOn: PlainDateString.optional() });

export const ExplanationBody = z
  .object({
    zh: z.string(),
    en: z.string(),
    dueOn: PlainDateString,
    payable: YuanString,
    steps: z.array(
      z.object({
        from: PlainDateString,
        to: PlainDateString.meta({ description: "含当日 · Inclusive" }),
        days: z.int(),
        principal: YuanString,
        ratePct: PercentString,
        rateSource: z.object({ zh: z.string(), en: z.string() }),
        payer: z.string(),
        exact: z.string(),
      }),
    ),
  })
  .meta({ id: "Explanation", description: "怎么算的 · How it was computed" });
