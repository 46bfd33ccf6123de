import { setTimeout as pause } from "node:timers/promises";
import type { TestProduct } from "../harness/open-test-product.ts";
import {
  startWorkerChild,
  type WorkerChild,
  type WorkerChildOptions,
} from "../harness/worker-child.ts";

const AGAIN_MS = 200;
/** A worker that doesn't start so often in a row isn't unlucky but broken. */
const STARTS_MAX = 20;

/** Worker processes under a supervisor, which starts one anew where one has died. */
export interface WorkerCrew {
  alive(): number;
  /** When at least one lives. */
  someAlive(): Promise<void>;
  /** SIGKILL for the n-th of those that live (modulo their number); the next comes by itself. */
  kill(nth: number): Promise<void>;
  killAll(): Promise<void>;
  /** SIGTERM for all, with nothing half-done. @throws Error when one doesn't end well. */
  stop(): Promise<void>;
  /** SIGKILL for whatever is left, and no more comes. */
  close(): Promise<void>;
}

/** Starts so many at the same moment, and doesn't wait for them. */
export function openWorkerCrew(
  product: TestProduct,
  options: WorkerChildOptions & { readonly size: number },
): WorkerCrew {
  const living = new Set<WorkerChild>();
  const starting = new Set<Promise<void>>();
  let isClosed = false;
  const man = (): void => {
    if (isClosed) return;
    const started: Promise<void> = startOne(product, options)
      .then((worker) => void living.add(worker))
      .finally(() => starting.delete(started));
    started.catch(() => undefined);
    starting.add(started);
  };
  for (let place = 0; place < options.size; place += 1) man();
  const killOne = async (worker: WorkerChild): Promise<void> => {
    living.delete(worker);
    await worker.kill();
    man();
  };
  const someAlive = async (): Promise<void> => {
    if (living.size === 0) await Promise.race(starting);
  };
  return {
    alive: () => living.size,
    someAlive,
    async kill(nth) {
      await someAlive();
      const victim = [...living][nth % living.size];
      if (victim !== undefined) await killOne(victim);
    },
    async killAll() {
      await someAlive();
      await Promise.all([...living].map(killOne));
    },
    async stop() {
      await Promise.all(starting);
      await Promise.all([...living].map((worker) => worker.stop()));
      living.clear();
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(starting);
      await Promise.all([...living].map(killOne));
    },
  };
}

async function startOne(product: TestProduct, options: WorkerChildOptions): Promise<WorkerChild> {
  for (let starts = 1; ; starts += 1) {
    try {
      return await startWorkerChild(product, options);
    } catch (error) {
      // PostgreSQL or Redis may be away just now.
      if (starts >= STARTS_MAX) throw error;
      await pause(AGAIN_MS);
    }
  }
}
