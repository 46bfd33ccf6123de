import type { JobsOptions } from "bullmq";
import { connectQueue, type QueueHandle } from "../backend/connect.ts";
import type { QueueBackend } from "../backend/queue-backend.ts";
import type { QueueLog } from "../backend/queue-log.ts";
import { throttledErrors } from "../backend/throttled-errors.ts";
import { jobIdOf, queueNames, type Job, type PayloadOf, type QueueName } from "../catalog/index.ts";
import { within } from "../backend/within.ts";

/** A job to be done; the payload is checked against the job's schema when it is added. */
export type JobRequest = { readonly job: Job; readonly payload: unknown };

export type QueueCounts = {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
};

export type Producer = {
  /** Adds the job; while one of its name and key is open, this changes nothing. */
  add<J extends Job>(job: J, payload: PayloadOf<J>): Promise<void>;
  /** Adds many, one call a queue. Not one transaction: after an error, add them all again. */
  addBulk(requests: readonly JobRequest[]): Promise<void>;
  counts(): Promise<Readonly<Record<QueueName, QueueCounts>>>;
  close(): Promise<void>;
};

// The relay must come back to its loop when the queue is away; what it didn't add stays open in
// the outbox.
const ANSWER_LIMIT_MS = 10_000;

/** Connects at the first use, so that a queue that is away at the start is met later. */
export function openProducer(options: {
  readonly backend: QueueBackend;
  readonly log?: QueueLog;
}): Producer {
  const queues = openQueues(options);
  return {
    async add(job, payload) {
      const entry = toEntry({ job, payload });
      await queues.use(job.queue, (queue) => queue.add(entry.name, entry.data, entry.opts));
    },
    async addBulk(requests) {
      const entries = requests.map((request) => ({
        ...toEntry(request),
        queue: request.job.queue,
      }));
      for (const name of queueNames) {
        const ofQueue = entries.filter((entry) => entry.queue === name);
        if (ofQueue.length > 0) await queues.use(name, (queue) => queue.addBulk(ofQueue));
      }
    },
    async counts() {
      const [work, batches, notices] = await Promise.all([
        queues.use("work", countJobs),
        queues.use("batches", countJobs),
        queues.use("notices", countJobs),
      ]);
      return { work, batches, notices };
    },
    close: () => queues.close(),
  };
}

function openQueues(options: { readonly backend: QueueBackend; readonly log?: QueueLog }) {
  const { backend, log } = options;
  const onError = log === undefined ? () => undefined : throttledErrors(log);
  const open = new Map<QueueName, QueueHandle>();

  function queueFor(name: QueueName): QueueHandle {
    const present = open.get(name);
    if (present !== undefined) return present;
    const queue = connectQueue(backend, name, (error) => onError(name, error));
    open.set(name, queue);
    return queue;
  }

  async function use<T>(name: QueueName, work: (queue: QueueHandle) => Promise<T>): Promise<T> {
    const queue = queueFor(name);
    let over = false;
    const answer = queue.waitUntilReady().then(
      () => {
        // The caller was told that it failed, so it isn't done behind its back later.
        if (over) throw new Error("too late");
        return work(queue);
      },
      (error: unknown) => {
        // BullMQ keeps a first connection that failed for good: the next use makes a new one.
        if (open.get(name) === queue) open.delete(name);
        void queue.close().catch(() => undefined);
        throw error;
      },
    );
    const silence = `The queue "${name}" (${backend.kind}) doesn't answer.`;
    return within(answer, ANSWER_LIMIT_MS, silence).finally(() => (over = true));
  }

  async function close(): Promise<void> {
    const queues = [...open.values()];
    open.clear();
    await Promise.all(queues.map(closeQueue));
  }

  return { use, close };
}

/** An absent Redis never ends a graceful close, so that one is cut off. */
async function closeQueue(queue: QueueHandle): Promise<void> {
  await within(queue.close(), ANSWER_LIMIT_MS, "").catch(() => {
    void queue.disconnect().catch(() => undefined);
  });
}

function toEntry({ job, payload }: JobRequest) {
  const data = job.payload.parse(payload);
  const opts: JobsOptions = {
    jobId: jobIdOf(job, data),
    attempts: job.attemptsMax,
    backoff: { type: "exponential", delay: job.backoffMs, jitter: 0.5 },
    // A job that is kept makes `add` with its key a silent no-op; PostgreSQL knows what is done.
    removeOnComplete: true,
    removeOnFail: true,
    stackTraceLimit: 0,
  };
  return { name: job.name, data, opts };
}

async function countJobs(queue: QueueHandle): Promise<QueueCounts> {
  const counts = await queue.getJobCounts("waiting", "active", "delayed");
  return {
    waiting: counts["waiting"] ?? 0,
    active: counts["active"] ?? 0,
    delayed: counts["delayed"] ?? 0,
  };
}
