import { z } from "zod";
import { PlainDateString, SignedYuanString, YuanString } from "../wire/index.ts";

export const ReportQuery = z.object({
  year: z.coerce
    .number()
    .int()
    .min(2007)
    .max(2100)
    .meta({ description: "年度 · Year", type: "integer", example: 2026 }),
});

export const ReportFileQuery = ReportQuery.extend({
  report: z.enum(["annual", "recovery"]).default("annual"),
});

const Count = z.int().min(0);
const Percent = z
  .string()
  .regex(/^\d+\.\d{2}$/)
  .nullable()
  .meta({ description: "百分数；无到期款为 null · Percent; null when nothing was due" });
const MoneyRatio = z.object({
  received: SignedYuanString,
  due: SignedYuanString,
  percent: Percent,
});
const CountRatio = z.object({ paid: Count, due: Count, percent: Percent });

const Definitions = z
  .array(z.object({ figure: z.string(), zh: z.string(), en: z.string() }))
  .meta({ description: "口径 · How each figure is defined" });

const FiguresBody = z.object({
  current: MoneyRatio,
  old: MoneyRatio,
  contracts: CountRatio,
  persons: CountRatio,
  interestOnlyOverdue: Count,
  buckets: z.array(
    z.object({
      days: z.string(),
      contracts: Count,
      outstanding: YuanString,
      overdue: YuanString,
    }),
  ),
});

const Cut = z.object({
  cutOn: PlainDateString,
  asOf: PlainDateString.meta({ description: "实际统计日 · The day that was counted" }),
  isFinal: z.boolean(),
});
const Cycle = z.object({ from: PlainDateString, to: PlainDateString });

export const KpiReportBody = z
  .object({
    year: z.int(),
    cycle: Cycle,
    cuts: z.array(Cut.extend({ figures: FiguresBody })),
    definitions: Definitions,
  })
  .meta({ id: "KpiReport", description: "本息回收率 · Recovery of principal and interest" });

const Group = z.object({
  group: z.string(),
  contracts: Count,
  persons: Count,
  overdue: YuanString,
  current: MoneyRatio,
  old: MoneyRatio,
  byContracts: CountRatio,
  byPersons: CountRatio,
});

export const RecoveryReportBody = z
  .object({
    year: z.int(),
    cycle: Cycle,
    cuts: z.array(
      Cut.extend({ total: Group, townships: z.array(Group), graduationYears: z.array(Group) }),
    ),
    definitions: Definitions,
  })
  .meta({
    id: "RecoveryReport",
    description: "按乡镇和毕业年份的回收情况 · Recovery by township and graduation year",
  });

const AnnualGroupBody = z.object({
  group: z.string(),
  contracts: Count,
  persons: Count,
  amount: YuanString,
  average: YuanString.nullable(),
});

export const AnnualReportBody = z
  .object({
    year: z.int(),
    asOf: PlainDateString,
    disbursed: AnnualGroupBody,
    byKind: z.array(AnnualGroupBody),
    byCategory: z.array(AnnualGroupBody),
    byLevel: z.array(AnnualGroupBody),
    byOwnership: z.array(AnnualGroupBody),
    byAffiliation: z.array(AnnualGroupBody),
    byPlace: z.array(AnnualGroupBody),
    stages: z.array(
      z.object({
        stage: z.enum(["in-school", "grace", "repayment", "settled"]),
        contracts: Count,
        persons: Count,
        outstanding: YuanString,
      }),
    ),
    settled: z.object({
      settlements: Count,
      interestSubsidised: SignedYuanString,
      interestBorne: SignedYuanString,
      interestWaived: SignedYuanString,
      principalDue: SignedYuanString,
      payable: SignedYuanString,
    }),
    reliefs: z.array(
      z.object({
        kind: z.enum(["principal-deferred", "rescued"]),
        contracts: Count,
        persons: Count,
      }),
    ),
    definitions: Definitions,
  })
  .meta({ id: "AnnualReport", description: "年度统计 · The figures of a year" });
