import { connectWorker, type WorkerHandle, type WorkerSettings } from "../backend/connect.ts";
import type { QueueBackend } from "../backend/queue-backend.ts";
import type { QueueLog } from "../backend/queue-log.ts";
import { throttledErrors } from "../backend/throttled-errors.ts";
import { within } from "../backend/within.ts";
import {
  queueNames,
  type Catalog,
  type Job,
  type PayloadOf,
  type QueueName,
} from "../catalog/index.ts";
import { runJob, type AnyHandler, type JobContext, type Work } from "./run-job.ts";
import { trackRunningJobs, type RunningJobs } from "./running-jobs.ts";

export type Handler<J extends Job> = (payload: PayloadOf<J>, context: JobContext) => Promise<void>;

/** Exactly one handler for each job of a catalogue, under the job's name. */
export type Handlers<C extends Catalog> = {
  readonly [K in keyof C as C[K]["name"]]: Handler<C[K]>;
};

export type CatalogWorkersOptions<C extends Catalog> = {
  readonly backend: QueueBackend;
  readonly catalog: C;
  readonly handlers: Handlers<C>;
  /** Jobs at a time for each queue that this process serves; it leaves the others alone. */
  readonly concurrency: Readonly<Partial<Record<QueueName, number>>>;
  readonly log: QueueLog;
  /** For tests; see the defaults below. */
  readonly timing?: Partial<Timing>;
};

type Timing = { readonly lockMs: number; readonly stalledCheckMs: number };

export type Workers = {
  /**
   * Takes no further job and ends when the running handlers have ended. With `force`, also after a
   * close that takes too long: aborts their signals and ends soon; what they didn't finish is run
   * again by another worker.
   */
  close(options?: { readonly force?: boolean }): Promise<void>;
};

// A killed worker's jobs are free again after the lock's 30 s and the next look at them, 5 s.
const TIMING: Timing = { lockMs: 30_000, stalledCheckMs: 5_000 };
// Each kill counts as one stall, and the default of 1 would fail a job at the second kill
// whatever its attempts say.
const STALLED_COUNT_MAX = 100;
const FORCED_CLOSE_LIMIT_MS = 5_000;

/** Starts one worker for each queue in `concurrency`; resolves when all take jobs. */
export async function startCatalogWorkers<C extends Catalog>(
  options: CatalogWorkersOptions<C>,
): Promise<Workers> {
  const running = trackRunningJobs();
  const work = workByName(options.catalog, options.handlers);
  const served = queueNames.filter((name) => options.concurrency[name] !== undefined);
  const workers = served.map((name) => startWorker(name, { options, work, running }));
  const close: Workers["close"] = async ({ force = false } = {}) => {
    if (!force) {
      await Promise.all(workers.map((worker) => worker.close()));
      return;
    }
    running.abortAll("the worker is closing");
    // BullMQ waits without end for a Redis that is away, and lets no second close be forced.
    const ends = workers.map((worker) => within(worker.close(true), FORCED_CLOSE_LIMIT_MS, ""));
    await Promise.allSettled(ends);
  };
  try {
    await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  } catch (error) {
    await close({ force: true });
    throw error;
  }
  return { close };
}

function startWorker<C extends Catalog>(
  name: QueueName,
  environment: {
    readonly options: CatalogWorkersOptions<C>;
    readonly work: ReadonlyMap<string, Work>;
    readonly running: RunningJobs;
  },
): WorkerHandle {
  const { options, work, running } = environment;
  const { log } = options;
  const timing = { ...TIMING, ...options.timing };
  const settings: WorkerSettings = {
    concurrency: options.concurrency[name] ?? 1,
    lockDuration: timing.lockMs,
    stalledInterval: timing.stalledCheckMs,
    maxStalledCount: STALLED_COUNT_MAX,
  };
  const onError = throttledErrors(log);
  return connectWorker(options.backend, name, {
    processor: (queued) => runJob(queued, work.get(queued.name), { log, running }),
    settings,
    onError: (error) => onError(name, error),
    onStalled: (jobId) => log.warn({ queue: name, jobId }, "a lost job was put back"),
    onLocksLost(jobIds) {
      for (const jobId of jobIds) running.abort(jobId, "the job's lock was lost");
      log.warn({ queue: name, jobIds }, "locks were lost: these jobs will be run again");
    },
  });
}

function workByName<C extends Catalog>(catalog: C, handlers: Handlers<C>): Map<string, Work> {
  // The type of `handlers` ties each payload to its job; a table by name has to forget that, and
  // each payload is checked by its own job's schema before its handler sees it.
  const byName = handlers as Readonly<Record<string, AnyHandler>>;
  const work = new Map<string, Work>();
  for (const job of Object.values<Job>(catalog)) {
    const handle = byName[job.name];
    if (handle === undefined) throw new Error(`Job "${job.name}" has no handler.`);
    if (work.has(job.name)) throw new Error(`Two jobs are named "${job.name}".`);
    work.set(job.name, { job, handle });
  }
  return work;
}
