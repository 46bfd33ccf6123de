import type { Logger } from "@bursar/config/logger";
import { announceWorker } from "@bursar/database/connection";
import type { QueueBackend } from "@bursar/queues/backend";
import { openProducer } from "@bursar/queues/producer";
import { startWorkers } from "@bursar/queues/worker";
import { startClock } from "./clock.ts";
import { jobHandlers, type WorkerDeps } from "./handlers.ts";
import { startRelay } from "./relay.ts";

export interface WorkerProcess {
  /** Finishes what is running, takes no more, and lets go. */
  close(): Promise<void>;
}

/** Starts everything a worker process does: handlers, relay, sweeper and clock. */
export async function startWorker(options: {
  deps: WorkerDeps;
  backend: QueueBackend;
  log: Logger;
}): Promise<WorkerProcess> {
  const { deps, backend, log } = options;
  const workers = await startWorkers({
    backend,
    handlers: jobHandlers(deps),
    concurrency: { work: 4, batches: 2, notices: 4 },
    log,
  });
  const producer = openProducer({ backend, log });
  const relay = await startRelay({ batch: deps.batch, producer, log });
  const clock = startClock({ batch: deps.batch, log });
  const presence = await announceWorker(deps.batch);
  log.info({ backend: backend.kind }, "worker started");
  return {
    async close() {
      await presence.release();
      await clock.destroy();
      await relay.close();
      await workers.close();
      await producer.close();
    },
  };
}
