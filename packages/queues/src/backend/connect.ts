import { createPostgresBackend, Queue, withBackend, Worker, type Processor } from "bullmq";
import type { QueueName } from "../catalog/index.ts";
import { QUEUE_SCHEMA, redisPrefix, type QueueBackend } from "./queue-backend.ts";

const postgres = withBackend(createPostgresBackend);

/** What a producer needs of BullMQ's queue, whatever keeps it. */
export type QueueHandle = Pick<
  Queue,
  "add" | "addBulk" | "getJobCounts" | "waitUntilReady" | "close" | "disconnect"
>;

/** What a worker process needs of BullMQ's worker, whatever keeps its queue. */
export type WorkerHandle = Pick<Worker, "waitUntilReady" | "close">;

export type WorkerSettings = {
  readonly concurrency: number;
  readonly lockDuration: number;
  readonly stalledInterval: number;
  readonly maxStalledCount: number;
};

/** What a worker does with the jobs that it gets and with what happens to them. */
export type WorkerParts = {
  readonly processor: Processor;
  readonly settings: WorkerSettings;
  onError(error: Error): void;
  onStalled(jobId: string): void;
  onLocksLost(jobIds: readonly string[]): void;
};

// A producer's statements are short and come one after the other.
const PRODUCER_CONNECTIONS_MAX = 2;
// A worker's own statements (fetch, finish, renew locks, look for stalled jobs) share these; its
// LISTEN has one more connection beside the pool.
const WORKER_CONNECTIONS_MAX = 4;
const CONNECT_LIMIT_MS = 10_000;

export function connectQueue(
  backend: QueueBackend,
  name: QueueName,
  onError: (error: Error) => void,
): QueueHandle {
  if (backend.kind === "postgres") {
    const connection = pool(backend.url, PRODUCER_CONNECTIONS_MAX);
    return new postgres.Queue(name, { connection }).on("error", onError);
  }
  const connection = { url: backend.url };
  return new Queue(name, { connection, prefix: redisPrefix(backend) }).on("error", onError);
}

export function connectWorker(
  backend: QueueBackend,
  name: QueueName,
  parts: WorkerParts,
): WorkerHandle {
  const worker =
    backend.kind === "postgres"
      ? new postgres.Worker(name, parts.processor, {
          connection: pool(backend.url, WORKER_CONNECTIONS_MAX),
          ...parts.settings,
        })
      : new Worker(name, parts.processor, {
          // A worker waits out an absent Redis; any limit here would end its blocking fetch.
          connection: { url: backend.url, maxRetriesPerRequest: null },
          prefix: redisPrefix(backend),
          ...parts.settings,
        });
  worker.on("error", (error) => parts.onError(error));
  worker.on("stalled", (jobId) => parts.onStalled(jobId));
  worker.on("lockRenewalFailed", (jobIds) => parts.onLocksLost(jobIds));
  return worker;
}

function pool(connectionString: string, max: number) {
  return {
    connectionString,
    schema: QUEUE_SCHEMA,
    max,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_LIMIT_MS,
    application_name: "bursar queues",
  };
}
