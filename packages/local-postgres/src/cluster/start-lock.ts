import { createHash } from "node:crypto";
import { createServer } from "node:net";
import type { Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "./cluster-error.ts";

export type ReleaseStartLock = () => Promise<void>;

/**
 * One process at a time starts or stops the server of a data directory. The lock is a name in the
 * kernel's abstract socket namespace: the kernel frees it when the process ends in whatever way,
 * so that a killed start blocks nobody (a lock file would, and Node has no `flock`).
 * Gives nothing when the lock isn't free until `deadline` (of `performance.now()`).
 */
export async function holdStartLock(
  dataDirectory: string,
  deadline: number,
): Promise<ReleaseStartLock | undefined> {
  const hash = createHash("sha256").update(dataDirectory).digest("hex").slice(0, 32);
  for (;;) {
    const server = await listen(`\0bursar-start-${hash}`);
    if (server !== undefined) {
      return () => new Promise((resolve) => server.close(() => resolve()));
    }
    if (performance.now() > deadline) return undefined;
    await sleep(20 + Math.random() * 30);
  }
}

function listen(path: string): Promise<Server | undefined> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      if (errorCode(error) === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen({ path }, () => resolve(server));
  });
}
