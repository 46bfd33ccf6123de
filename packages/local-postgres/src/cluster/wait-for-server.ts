import { setTimeout as sleep } from "node:timers/promises";
import { ClusterError } from "./cluster-error.ts";
import type { Joined } from "./join-running.ts";
import { findRunningServer } from "./running-server.ts";
import { readLogTail } from "./start-server.ts";
import type { StartedServer } from "./start-server.ts";

export type Wait = {
  dataDirectory: string;
  /** Of `performance.now()`. */
  deadline: number;
  join: () => Promise<Joined | undefined>;
  launch: () => Promise<StartedServer>;
};

const LOOK_EVERY_MS = 15;

/** After a server was killed, its sessions need a moment to notice; until then none may start. */
const LEFTOVERS = /pre-existing shared memory block/;

/**
 * Joins as soon as it can, launching a server when there is none. A server that is starting,
 * recovering or stopping is waited for. When the time is over it is left to go on: recovery
 * would only begin anew, and the next opening joins it.
 * @throws ClusterError `cluster.start-failed`, `cluster.start-timeout`
 */
export async function waitForServer(wait: Wait): Promise<Joined> {
  const { dataDirectory } = wait;
  let started: StartedServer | undefined;
  for (;;) {
    const joined = await wait.join();
    if (joined !== undefined) return joined;
    if (performance.now() > wait.deadline) throw await startTimeout(dataDirectory, started);
    if ((await findRunningServer(dataDirectory)) !== undefined) {
      await sleep(LOOK_EVERY_MS);
    } else if (started === undefined) {
      started = await wait.launch();
    } else if (started.ended() === undefined) {
      await sleep(LOOK_EVERY_MS);
    } else {
      await refuseFailure(dataDirectory, started);
      started = undefined;
      await sleep(100);
    }
  }
}

/** Another process has been starting or stopping the server for all of our time. */
export async function lockTimeout(dataDirectory: string): Promise<ClusterError> {
  return startTimeout(dataDirectory, undefined);
}

async function refuseFailure(dataDirectory: string, started: StartedServer): Promise<void> {
  const tail = await readLogTail(dataDirectory, started.logOffset);
  if (LEFTOVERS.test(tail)) return;
  const said = tail === "" ? (started.ended() ?? "") : tail;
  throw new ClusterError("cluster.start-failed", {
    zh: `数据库没有启动成功。它的日志：\n${said}`,
    en: `The database did not start. Its log says:\n${said}`,
  });
}

async function startTimeout(
  dataDirectory: string,
  started: StartedServer | undefined,
): Promise<ClusterError> {
  const tail = await readLogTail(dataDirectory, started?.logOffset);
  return new ClusterError("cluster.start-timeout", {
    zh: `数据库没有在规定时间内就绪，可能正在恢复数据，请稍后再试。日志的最后几行：\n${tail}`,
    en: `The database was not ready in time; it may be recovering, try again in a while. The end of its log:\n${tail}`,
  });
}
