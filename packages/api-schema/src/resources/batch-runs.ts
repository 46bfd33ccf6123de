import { z } from "zod";
import { idOf, PlainDateString, YuanString } from "../wire/index.ts";

export const BatchRunId = idOf("run", "BatchRunId");
export const BatchRunParams = z.object({ runId: BatchRunId });
const Count = z.int().min(0);

export const StartRunBody = z
  .object({
    kind: z.enum(["borrower-refresh", "collection-reminder"]),
    businessOn: PlainDateString,
  })
  .meta({ id: "StartRun", description: "发起批次 · Start a batch" });

export const BatchRunBody = z
  .object({
    id: BatchRunId,
    kind: z.string(),
    businessOn: PlainDateString,
    sequence: Count,
    status: z.string(),
    total: Count,
    done: Count,
    failed: Count,
    amount: YuanString,
    planHash: z.string().nullable(),
  })
  .meta({ id: "BatchRun", description: "批次 · Batch run" });

export const StartedRunBody = z
  .object({ started: z.boolean(), run: BatchRunBody })
  .meta({ id: "StartedRun", description: "批次已发起或已存在 · Started or found" });

export const ShownRunBody = z
  .object({
    run: BatchRunBody,
    failures: z.array(z.object({ itemId: z.string(), cause: z.string() })),
  })
  .meta({ id: "ShownRun", description: "批次详情 · Batch run in full" });

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
