import { UnrecoverableError, type Job as QueuedJob } from "bullmq";
import type { QueueLog } from "../backend/queue-log.ts";
import type { Job } from "../catalog/index.ts";
import type { RunningJobs } from "./running-jobs.ts";

export type JobContext = {
  /** Aborted when the job's time is over, when its lock is lost, and by a forced close. */
  readonly signal: AbortSignal;
  /** 1 for the first try. */
  readonly attempt: number;
};

export type AnyHandler = (payload: unknown, context: JobContext) => Promise<void>;
export type Work = { readonly job: Job; readonly handle: AnyHandler };

/**
 * Runs one delivery of a job: its payload is checked, its handler called with a limit, and its
 * failure logged. The queue gets to know that a job failed, not why: an error's message may quote
 * a row, and the queue keeps no personal data.
 */
export async function runJob(
  queued: QueuedJob,
  work: Work | undefined,
  environment: { readonly log: QueueLog; readonly running: RunningJobs },
): Promise<void> {
  const { log, running } = environment;
  const attempt = queued.attemptsMade + 1;
  const fields = { job: queued.name, jobId: queued.id, attempt };
  if (work === undefined) {
    // A newer release may have added it: another worker, or the next try, can have the handler.
    log.error(fields, "no handler for this job");
    throw new Error("no handler for this job");
  }
  const payload = work.job.payload.safeParse(queued.data);
  if (!payload.success) {
    const faults = payload.error.issues.map(({ path, code }) => `${path.join(".")} ${code}`);
    log.error({ ...fields, faults }, "the job's payload doesn't fit its schema: given up");
    throw new UnrecoverableError("payload doesn't fit its schema");
  }
  const { signal, done } = running.start(queued.id ?? "", work.job.limitMs);
  try {
    await work.handle(payload.data, { signal, attempt });
  } catch (error) {
    const last = attempt >= (queued.opts.attempts ?? 1);
    if (last) log.error({ ...fields, err: error }, "job failed: given up");
    else log.warn({ ...fields, err: error }, "job failed: it will be tried again");
    throw new Error("failed: the worker's log has the cause under this job id");
  } finally {
    done();
  }
}
