import { z } from "zod";
import { defineJob, type Job } from "./define-job.ts";

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9A-Za-z_-]{1,64}$`));

// Strict objects: a field that is no id here is a mistake, and the queue must not keep it.
const issueContractPayload = z.strictObject({ centreId: id("cen"), applicationId: id("app") });
const runPayload = z.strictObject({ centreId: id("cen"), runId: id("run") });
const chunkPayload = runPayload.extend({ chunk: z.int().min(0) });
const importPayload = z.strictObject({ centreId: id("cen"), importId: id("imp") });
const deficiencyNoticePayload = z.strictObject({ centreId: id("cen"), noticeId: id("dfn") });
const noticePayload = z.strictObject({ centreId: id("cen"), noticeId: id("not") });

const archivePayload = z.strictObject({ centreId: id("cen"), exportId: id("axp") });

type ChunkPayload = z.output<typeof chunkPayload>;
const chunkKey = ({ runId, chunk }: ChunkPayload) => `${runId}-${chunk}`;

/** Every job of the product. A worker has exactly one handler for each. */
export const jobs = {
  issueContract: defineJob({
    name: "contract.issue",
    queue: "work",
    attemptsMax: 8,
    limitMs: 30_000,
    payload: issueContractPayload,
    key: ({ applicationId }) => applicationId,
  }),
  commitImport: defineJob({
    name: "import.commit",
    queue: "batches",
    attemptsMax: 8,
    limitMs: 120_000,
    payload: importPayload,
    key: ({ importId }) => importId,
  }),
  packArchive: defineJob({
    name: "archive.pack",
    queue: "batches",
    attemptsMax: 8,
    limitMs: 120_000,
    payload: archivePayload,
    key: ({ exportId }) => exportId,
  }),
  planRun: defineJob({
    name: "batch-run.plan",
    queue: "batches",
    attemptsMax: 8,
    limitMs: 120_000,
    payload: runPayload,
    key: ({ runId }) => runId,
  }),
  borrowerRefreshChunk: defineJob({
    name: "borrower-refresh.chunk",
    queue: "batches",
    attemptsMax: 8,
    limitMs: 120_000,
    payload: chunkPayload,
    key: chunkKey,
  }),
  collectionReminderChunk: defineJob({
    name: "collection-reminder.chunk",
    queue: "batches",
    attemptsMax: 8,
    limitMs: 120_000,
    payload: chunkPayload,
    key: chunkKey,
  }),
  deliverDeficiencyNotice: defineJob({
    name: "deficiency-notice.deliver",
    queue: "notices",
    attemptsMax: 8,
    limitMs: 30_000,
    backoffMs: 5_000,
    payload: deficiencyNoticePayload,
    key: ({ noticeId }) => noticeId,
  }),
  deliverNotice: defineJob({
    name: "notice.deliver",
    queue: "notices",
    attemptsMax: 8,
    limitMs: 60_000,
    payload: noticePayload,
    key: ({ noticeId }) => noticeId,
  }),
} as const;

/** The job of that name, or undefined: an outbox row keeps the name and the payload. */
export function findJob(name: string): Job | undefined {
  return Object.values<Job>(jobs).find((job) => job.name === name);
}
