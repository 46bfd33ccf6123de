import { z } from "zod";
import { batchKindNames, runStatuses } from "@bursar/domain/batch";
import { EventStream, idOf, PlainDateString, SignedYuanString, YuanString } from "../wire/index.ts";

export const BatchRunId = idOf("run", "BatchRunId");
export const BatchRunParams = z.object({ runId: BatchRunId });
const Count = z.int().min(0);

export const BatchKindName = z
  .enum(batchKindNames)
  .meta({ id: "BatchKindName", description: "批次种类 · Kind of batch" });

export const RunStatusName = z
  .enum(runStatuses)
  .meta({ id: "RunStatus", description: "批次状态 · State of a run" });

export const StartRunBody = z
  .object({
    kind: BatchKindName,
    businessOn: PlainDateString,
    planOnly: z
      .boolean()
      .default(false)
      .meta({ description: "只做计划，看过后再执行 · Plan only; resuming runs it" }),
  })
  .meta({ id: "StartRun", description: "发起批次 · Start a batch" });

const Sums = z.record(z.string(), SignedYuanString).meta({
  description: "各项合计，元 · Sums by name, in yuan",
});

export const BatchRunBody = z
  .object({
    id: BatchRunId,
    kind: z.string(),
    businessOn: PlainDateString,
    sequence: Count,
    status: RunStatusName,
    version: z.int().min(1).meta({ description: "If-Match · what a move names" }),
    total: Count,
    done: Count,
    failed: Count,
    skipped: Count,
    amount: SignedYuanString,
    sums: Sums,
    rounding: z.string().nullable().meta({
      description:
        "舍入差合计，元，八位小数；每行每个承担人不超过半分 · Posted less exact, in yuan; within half a fen a row and payer",
    }),
    chunks: Count.nullable(),
    chunksLeft: Count,
    planHash: z.string().nullable(),
    planOnly: z.boolean(),
    retryOf: BatchRunId.nullable(),
    retryCause: z.string().nullable(),
    createdAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
  })
  .meta({ id: "BatchRun", description: "批次 · Batch run" });

export const StartedRunBody = z
  .object({ started: z.boolean(), run: BatchRunBody })
  .meta({ id: "StartedRun", description: "批次已发起或已存在 · Started or found" });

export const TieOutLegBody = z
  .object({
    leg: z.enum(["postings", "balances", "rows", "recomputed", "file"]),
    state: z.enum(["tied", "out", "grey"]),
    difference: SignedYuanString,
    detail: z.string(),
  })
  .meta({
    id: "TieOutLeg",
    description: "五平中的一项；grey 为无可对照 · One leg; grey has nothing to compare with",
  });

export const TieOutBody = z
  .object({ run: BatchRunBody, legs: z.array(TieOutLegBody) })
  .meta({ id: "TieOut", description: "核对结果 · Result of a tie-out" });

export const ShownRunBody = z
  .object({
    run: BatchRunBody,
    failures: z.array(z.object({ itemId: z.string(), cause: z.string() })),
    tieOut: z.array(TieOutLegBody),
  })
  .meta({ id: "ShownRun", description: "批次详情 · Batch run in full" });

const Words = z.object({ zh: z.string(), en: z.string() });

export const FailureGroupsBody = z
  .object({
    groups: z.array(
      z.object({
        cause: z.string(),
        items: Count,
        open: Count.meta({ description: "尚未重试的 · Not taken on by a later run" }),
        amount: SignedYuanString,
        meaning: Words,
        fix: Words,
        samples: z.array(
          z.object({
            itemId: z.string(),
            label: z.string().nullable(),
            amount: SignedYuanString,
          }),
        ),
      }),
    ),
  })
  .meta({ id: "FailureGroups", description: "未通过项，按原因 · What was set aside, by cause" });

const RunTotalsBody = z.object({
  businessOn: PlainDateString,
  items: Count,
  amount: SignedYuanString,
  sums: Sums,
});

export const RunDiffBody = z
  .object({
    run: BatchRunBody,
    totals: RunTotalsBody,
    last: RunTotalsBody.nullable(),
    lastYear: RunTotalsBody.nullable(),
    movers: z.array(
      z.object({
        itemId: z.string(),
        label: z.string(),
        delta: SignedYuanString,
        before: SignedYuanString.nullable(),
        after: SignedYuanString.nullable(),
      }),
    ),
    histogram: z.array(
      z.object({
        from: SignedYuanString.nullable(),
        to: SignedYuanString.nullable(),
        items: Count,
      }),
    ),
    warnings: z.array(z.object({ code: z.string(), items: Count, zh: z.string(), en: z.string() })),
  })
  .meta({
    id: "RunDiff",
    description: "与上一批和去年同月对照 · Against the last run and a year before",
  });

export const RetryRunBody = z
  .object({ cause: z.string().max(60).optional() })
  .meta({ id: "RetryRun", description: "重试未通过项 · Retry what was set aside" });

/** One a change of a run, until it is over. */
export const RunEvents = EventStream;

export const BatchRunListBody = z.object({ data: z.array(BatchRunBody) }).meta({
  id: "BatchRunList",
  description: "最近的批次 · Latest runs",
});

export const ApproveRunBody = z
  .object({ planHash: z.string().regex(/^[0-9a-f]{64}$/) })
  .meta({ id: "ApproveRun", description: "第二人批准 · Second person's approval" });

export const NoticeCountsQuery = z.object({
  step: z.string().max(40).default("bill-announcement"),
  dueOn: PlainDateString,
});

export const NoticeCountsBody = z
  .object({
    planned: Count,
    delivered: Count,
    failed: Count,
    deliveredAmount: YuanString,
  })
  .meta({ id: "NoticeCounts", description: "提醒统计 · Counts of notices" });
