import { creditStates } from "@bursar/domain/credit-extract";
import { z } from "zod";
import { PageQuery, pageOf, PlainDateString, YuanString } from "../wire/index.ts";

const Month = z
  .string()
  .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
  .meta({ description: "月份，如 2026-12 · Month", example: "2026-12" });

export const CreditRowQuery = PageQuery.extend({
  month: Month,
  corrections: z
    .stringbool()
    .optional()
    .meta({ description: "只看更正 · Corrections only", type: "boolean" }),
});

export const CreditRowPage = pageOf(
  z
    .object({
      id: z.string(),
      contractNo: z.string(),
      month: Month,
      sequence: z
        .int()
        .min(0)
        .meta({ description: "0 为当月报送，其后为更正 · 0 the report, then corrections" }),
      status: z.enum(creditStates),
      classification: z.string(),
      balance: YuanString,
      due: YuanString,
      paid: YuanString,
      overduePrincipal: YuanString,
      overdueInterest: YuanString,
      penalty: YuanString,
      overduePeriods: z.int().min(0),
      madeOn: PlainDateString,
    })
    .meta({ id: "CreditRow", description: "征信报送数据 · What is reported of a loan" }),
  "CreditRowPage",
);

export const RecordCreditNoticeBody = z
  .object({
    givenBy: z.enum(["lender", "centre"]),
    givenOn: PlainDateString,
    channel: z.enum(["sms", "call", "letter", "in-person"]),
    reference: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .meta({ description: "告知文书或委托书编号 · Number of the notice or mandate" }),
  })
  .meta({
    id: "RecordCreditNotice",
    description: "登记不良信息事先告知 · Notice before a bad report",
  });

export const CreditNoticeBody = RecordCreditNoticeBody.extend({
  sequence: z.int().min(0),
  recordedBy: z.string(),
}).meta({ id: "CreditNotice", description: "不良信息事先告知 · Notice before a bad report" });

export const CreditNoticeListBody = z
  .object({ data: z.array(CreditNoticeBody) })
  .meta({ id: "CreditNoticeList", description: "事先告知的记录 · Notices of a loan" });
