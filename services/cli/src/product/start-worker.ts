import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { isWorkerAlive } from "@bursar/database/connection";
import { CliError } from "../cli-error.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Shell } from "../terminal/shell.ts";
import type { Product } from "./open-product.ts";
import { projectRoot } from "./project-root.ts";

const ENTRY = join(projectRoot, "services/workers/src/main.ts");
const STOP_LIMIT_MS = 20_000;

/** A worker that does the jobs, ours or one that was there. */
export interface WorkerHandle {
  /** @throws CliError `worker.stopped` when our worker is gone. */
  check(): void;
  /** Lets our worker finish what it has in hand. */
  stop(): Promise<void>;
}

/** Starts a worker as a child process, unless one is alive. */
export async function ensureWorker(shell: Shell, product: Product): Promise<WorkerHandle> {
  if (await isWorkerAlive(product.batch)) {
    return { check: () => undefined, stop: () => Promise.resolve() };
  }
  shell.say({ zh: "· 没有运行中的 worker，启动一个", en: "· No worker is alive; starting one" });
  const folder = join(product.dataDirectory, "logs");
  mkdirSync(folder, { recursive: true });
  const logFile = join(folder, "cli-worker.log");
  const log = openSync(logFile, "a", 0o600);
  const child = startChild(shell, product, log);
  closeSync(log);
  return {
    check() {
      if (child.exitCode !== null || child.signalCode !== null) throw stopped(logFile);
    },
    stop: () => stopChild(child),
  };
}

function startChild(shell: Shell, product: Product, log: number): ChildProcess {
  return spawn(process.execPath, [...process.execArgv, ENTRY], {
    cwd: projectRoot,
    env: {
      ...shell.environment,
      BURSAR_APP_DATABASE_URL: product.appUrl,
      BURSAR_BATCH_DATABASE_URL: product.batchUrl,
      ...product.secrets.fieldKeysEnvironment,
      BURSAR_DATA_DIR: product.dataDirectory,
    },
    // It watches the channel and does not outlive this command, however that ends.
    stdio: ["ignore", log, log, "ipc"],
    // Ctrl-C is for this process, which stops the worker when it has seen where the run stands.
    detached: true,
  });
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_LIMIT_MS);
  await exited;
  clearTimeout(timer);
}

function stopped(logFile: string): CliError {
  return new CliError("worker.stopped", exitCodes.error, {
    zh: `worker 意外停止，原因见 ${logFile}。改正后再执行同一命令即可续办。`,
    en: `The worker has stopped; ${logFile} says why. Then run this again: it goes on.`,
  });
}
