import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Logger } from "@bursar/config/logger";
import type { Product } from "./open-product.ts";

const ENTRY = fileURLToPath(new URL("../../../services/workers/src/main.ts", import.meta.url));
const RESTART_MS = 1_000;

export interface WorkerProcess {
  /** Resolves when a worker takes jobs. */
  readonly ready: Promise<void>;
  close(): Promise<void>;
}

/** Runs the workers beside the product and starts them again when they die. */
export function startWorkerProcess(product: Product, log: Logger): WorkerProcess {
  let stopping = false;
  let child: ChildProcess;
  let serving: () => void = () => undefined;
  // Whichever of them gets so far: the first may die before it serves.
  const ready = new Promise<void>((resolve) => (serving = resolve));
  const start = (): ChildProcess => {
    const started = fork(ENTRY, {
      env: workerEnvironment(product),
      stdio: ["ignore", 2, 2, "ipc"],
    });
    started.once("message", serving);
    started.once("exit", (code, signal) => {
      if (stopping) return;
      log.error({ exitCode: code, signal }, "the worker ended and is started again");
      setTimeout(() => {
        if (!stopping) child = start();
      }, RESTART_MS);
    });
    return started;
  };
  child = start();
  return {
    ready,
    async close() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** What a worker needs; the owner's login and the sessions' secret are not for it. */
function workerEnvironment(product: Product): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _owner,
    DATABASE_URL_FILE: _ownerFile,
    BURSAR_AUTH_SECRET: _secret,
    BURSAR_AUTH_SECRET_FILE: _secretFile,
    ...inherited
  } = process.env;
  return {
    ...inherited,
    BURSAR_APP_DATABASE_URL: product.appUrl,
    BURSAR_BATCH_DATABASE_URL: product.batchUrl,
    ...product.secrets.fieldKeysEnvironment,
    BURSAR_DATA_DIR: product.dataDirectory,
  };
}
