import { z } from "zod";
import { defineJob, type Job } from "./define-job.ts";

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9A-Za-z_-]{1,64}$`));

// Strict objects: a field that is no id here is a mistake, and the queue must not keep it.
const issueContractPayload = z.strictObject({ centreId: id("cen"), applicationId: id("app") });
const runPayload = z.strictObject({ centreId: id("cen"), runId: id("run") });
// A run that was resumed asks for its chunks again: those are other jobs than the first ones.
const roundPayload = runPayload.extend({ round: z.int().min(0) });
const chunkPayload = roundPayload.extend({ chunk: z.int().min(0) });
const importPayload = z.strictObject({ centreId: id("cen"), importId: id("imp") });
const deficiencyNoticePayload = z.strictObject({ centreId: id("cen"), noticeId: id("dfn") });
const noticePayload = z.strictObject({ centreId: id("cen"), noticeId: id("not") });

const archivePayload = z.strictObject({ centreId: id("cen"), exportId: id("axp") });

const refoldPayload = z.strictObject({ centreId: id("cen"), proposalId: id("ppr") });
const backtestPayload = z.strictObject({ centreId: id("cen"), backtestId: id("pbt") });

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
  backtestPolicy: defineJob({
    name: "policy.backtest",
    queue: "batches",
    attemptsMax: 8,
    limitMs: 120_000,
    payload: backtestPayload,
    key: ({ backtestId }) => backtestId,
  }),
  refoldLoans: defineJob({
    name: "policy.refold",
    queue: "batches",
    attemptsMax: 8,
    limitMs: 30_000,
    payload: refoldPayload,
    // A proposal is every centre's, and each has its own loans to post: it starts their batch.
    key: ({ centreId, proposalId }) => `${centreId}-${proposalId}`,
  }),
  planRun: defineJob({
    name: "batch-run.plan",
    queue: "batches",
    attemptsMax: 8,
    limitMs: 120_000,
    payload: runPayload,
    key: ({ runId }) => runId,
  }),
  runChunk: defineJob({
    name: "batch-run.chunk",
    queue: "batches",
    attemptsMax: 8,
    limitMs: 120_000,
    payload: chunkPayload,
    key: ({ runId, round, chunk }) => `${runId}-${round}-${chunk}`,
  }),
  closeRun: defineJob({
    name: "batch-run.close",
    queue: "batches",
    attemptsMax: 8,
    limitMs: 600_000,
    payload: roundPayload,
    key: ({ runId, round }) => `${runId}-${round}`,
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
