import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { TestProduct } from "./open-test-product.ts";

const MAIN = fileURLToPath(new URL("../../services/workers/src/main.ts", import.meta.url));

export interface WorkerChildOptions {
  /** The queue is in PostgreSQL unless given. */
  readonly redisUrl?: string | undefined;
  /** A dead worker's jobs are free after so long. */
  readonly lockMs?: number;
  /** A job that the queue has lost is handed over again after so long. */
  readonly sweepAfterMs?: number;
}

/** The worker as it runs in production: a process of its own with logins of its own. */
export interface WorkerChild {
  readonly pid: number;
  /** What it has written on standard error so far. */
  logs(): string;
  /** SIGKILL: it is gone when this resolves. */
  kill(): Promise<void>;
  /** SIGTERM; @throws Error when it doesn't end well. */
  stop(): Promise<void>;
}

/** Starts one that has its queue and takes jobs when this resolves. */
export async function startWorkerChild(
  product: TestProduct,
  options: WorkerChildOptions = {},
): Promise<WorkerChild> {
  const child = fork(MAIN, {
    execArgv: ["--import", "tsx"],
    env: environmentOf(product, options),
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  let said = "";
  child.stderr?.on("data", (part: Buffer) => (said += part.toString()));
  const ended = once(child, "exit") as Promise<[number | null, string | null]>;
  const ready = await Promise.race([
    once(child, "message").then(() => true),
    ended.then(() => false),
  ]);
  if (!ready) throw new Error(`the worker did not start: ${said}`);
  return {
    pid: child.pid ?? 0,
    logs: () => said,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      child.kill("SIGTERM");
      const [code] = await ended;
      if (code !== 0) throw new Error(`the worker ended with ${code}: ${said}`);
    },
  };
}

function environmentOf(product: TestProduct, options: WorkerChildOptions): NodeJS.ProcessEnv {
  const { database, dataDirectory } = product;
  const { redisUrl, lockMs, sweepAfterMs } = options;
  return {
    PATH: process.env["PATH"],
    LOG_LEVEL: "debug",
    BURSAR_APP_DATABASE_URL: database.appUrl,
    BURSAR_BATCH_DATABASE_URL: database.batchUrl,
    BURSAR_FIELD_KEYS: database.keysText,
    BURSAR_DATA_DIR: dataDirectory,
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    ...(lockMs !== undefined && { BURSAR_JOB_LOCK_MS: String(lockMs) }),
    ...(sweepAfterMs !== undefined && { BURSAR_SWEEP_AFTER_MS: String(sweepAfterMs) }),
  };
}
