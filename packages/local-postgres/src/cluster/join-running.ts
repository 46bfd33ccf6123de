import type { Sql } from "postgres";
import { ClusterError } from "./cluster-error.ts";
import { findRunningServer } from "./running-server.ts";
import type { RunningServer } from "./running-server.ts";
import { isPassing, takeShare } from "./share-lock.ts";
import type { Share } from "./share-lock.ts";

export type Joined = { server: RunningServer; share: Share };

/**
 * Takes a share of the server that runs for this data directory; nothing when none runs, or when
 * the one that does is not ready (yet, or any more).
 * @throws ClusterError `cluster.server-foreign`
 */
export async function joinRunning(
  dataDirectory: string,
  onRestored: (dataDirectory: string, sql: Sql) => Promise<void>,
): Promise<Joined | undefined> {
  const server = await findRunningServer(dataDirectory);
  if (server === undefined || !server.ready) return undefined;
  const restored = (sql: Sql) => onRestored(dataDirectory, sql);
  try {
    return { server, share: await takeShare(server.socketDirectory, restored) };
  } catch (error) {
    if (isPassing(error)) return undefined;
    throw foreignServer(server, error);
  }
}

function foreignServer(server: RunningServer, cause: unknown): ClusterError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new ClusterError("cluster.server-foreign", {
    zh: `这个数据文件夹里运行着另一个 PostgreSQL（pid ${server.pid}），它不接受我们：${reason}。请先停止它，或用 BURSAR_DATA_DIR 换一个文件夹。`,
    en: `Another PostgreSQL (pid ${server.pid}) runs in this data folder and does not let us in: ${reason}. Stop it first, or choose another folder with BURSAR_DATA_DIR.`,
    cause,
  });
}
