import { setTimeout as sleep } from "node:timers/promises";
import { findRunningServer, isServerOf } from "./running-server.ts";
import { removeSocketDirectory } from "./socket-directory.ts";

const FAST_STOP_MS = 30_000;

/**
 * Stops the server of `dataDirectory` and waits until it is gone. SIGINT is PostgreSQL's fast
 * shutdown (ends sessions, writes a checkpoint); one that hangs gets SIGQUIT, after which the
 * next start recovers from the log. Call it with the start lock held.
 */
export async function stopServer(dataDirectory: string): Promise<void> {
  const server = await findRunningServer(dataDirectory);
  if (server === undefined) return;
  if (!(await signalAndWait(server.pid, "SIGINT", dataDirectory))) {
    await signalAndWait(server.pid, "SIGQUIT", dataDirectory);
  }
  await removeSocketDirectory(server.socketDirectory);
}

async function signalAndWait(
  pid: number,
  signal: NodeJS.Signals,
  dataDirectory: string,
): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch {
    return true; // gone already
  }
  const deadline = performance.now() + FAST_STOP_MS;
  while (performance.now() < deadline) {
    if (!(await isServerOf(pid, dataDirectory))) return true;
    await sleep(10);
  }
  return false;
}
