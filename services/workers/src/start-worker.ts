import type { Logger } from "@bursar/config/logger";
import { announceWorker } from "@bursar/database/connection";
import type { QueueBackend } from "@bursar/queues/backend";
import { openProducer } from "@bursar/queues/producer";
import { startWorkers } from "@bursar/queues/worker";
import { startClock } from "./clock.ts";
import { jobHandlers, type WorkerDeps } from "./handlers.ts";
import { startRelay } from "./relay.ts";
import { startSealer } from "./sealer.ts";

export interface WorkerProcess {
  /** Finishes what is running, takes no more, and lets go. */
  close(): Promise<void>;
}

/** How soon lost work is noticed; each has a default that suits production. */
export interface WorkerTiming {
  /** A job whose worker has died is free again after so long. */
  readonly lockMs?: number | undefined;
  /** A job that the queue itself has lost is handed over again after so long. */
  readonly sweepAfterMs?: number | undefined;
}

/** Locks are looked at this many times while one lasts. */
const STALLED_CHECKS_A_LOCK = 6;

/** Starts everything a worker process does: handlers, relay, sweeper, clock and sealer. */
export async function startWorker(options: {
  deps: WorkerDeps;
  backend: QueueBackend;
  log: Logger;
  timing?: WorkerTiming;
}): Promise<WorkerProcess> {
  const { deps, backend, log, timing = {} } = options;
  const { lockMs, sweepAfterMs } = timing;
  const workers = await startWorkers({
    backend,
    handlers: jobHandlers(deps, log),
    concurrency: { work: 4, batches: 2, notices: 4 },
    log,
    ...(lockMs !== undefined && {
      timing: { lockMs, stalledCheckMs: Math.ceil(lockMs / STALLED_CHECKS_A_LOCK) },
    }),
  });
  const producer = openProducer({ backend, log });
  const relay = await startRelay({ batch: deps.batch, producer, log, sweepAfterMs });
  const clock = startClock({ batch: deps.batch, log });
  const sealer = startSealer({ batch: deps.batch, log });
  const presence = await announceWorker(deps.batch);
  log.info({ backend: backend.kind }, "worker started");
  return {
    async close() {
      await presence.release();
      await clock.destroy();
      await sealer.close();
      await relay.close();
      await workers.close();
      await producer.close();
    },
  };
}
