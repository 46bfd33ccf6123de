import type { Sql } from "postgres";
import { databaseUrl } from "./database-url.ts";
import type { Login } from "./database-url.ts";
import { ensureGuard } from "./guard.ts";
import { joinRunning } from "./join-running.ts";
import type { Joined } from "./join-running.ts";
import { launch, settleDataDirectory } from "./launch.ts";
import type { LaunchPlan, Progress } from "./launch.ts";
import { findRunningServer } from "./running-server.ts";
import type { Durability } from "./server-settings.ts";
import type { Share } from "./share-lock.ts";
import { holdStartLock } from "./start-lock.ts";
import { stopServer } from "./stop-server.ts";
import { lockTimeout, waitForServer } from "./wait-for-server.ts";

export type OpenClusterOptions = {
  /** PostgreSQL's own folder (not the product's: use `join(dataFolder, "postgres")`). */
  dataDirectory: string;
  /** Holds for a server that this call starts; one that runs keeps what it has. Default `safe`. */
  durability?: Durability;
  /** Told when something takes time or was repaired. */
  log?: (progress: Progress) => void;
  /** How long starting (with recovery) or waiting for another starter may take. Default 60 s. */
  startTimeoutMs?: number;
  /** A folder with `bin`, `lib` and `share` of PostgreSQL 18, instead of the npm package's. */
  binariesDirectory?: string;
};

export type Cluster = {
  /**
   * URL of a database (its name in plain letters, digits, `_`) over the server's unix socket, as the superuser `bursar` without a
   * password, or as `login`. The same form works for postgres.js, node-postgres and libpq; see
   * `databaseUrl`. It stays true when the server is stopped and started again.
   */
  url: (database?: string, login?: Login) => string;
  /** Folder of the socket (`.s.PGSQL.5432`), mode 0700. */
  socketDirectory: string;
  serverPid: number;
  /** Gives the share back; the last user stops the server and waits for it. */
  close: () => Promise<void>;
};

const CLOSE_WAIT_MS = 30_000;

/**
 * Joins the server of this data directory, or starts it (and makes the cluster) if none runs.
 * Users count themselves by a shared advisory lock, so any number of processes may open and close
 * in any order. A user that is killed leaves nothing to clean up: its lock goes with its
 * connection, and a server without users stops by itself within about five seconds.
 * Roles made on the server log in over the same socket with scram passwords; only the owner needs
 * none, behind a socket folder that is closed to other accounts.
 * @throws ClusterError
 */
export async function openCluster(options: OpenClusterOptions): Promise<Cluster> {
  const deadline = performance.now() + (options.startTimeoutMs ?? 60_000);
  const plan: LaunchPlan = {
    dataDirectory: await settleDataDirectory(options.dataDirectory),
    durability: options.durability ?? "safe",
    binariesDirectory: options.binariesDirectory,
    log: options.log ?? (() => undefined),
  };
  const joined =
    (await joinRunning(plan.dataDirectory, guard)) ?? (await startAndJoin(plan, deadline));
  await guard(plan.dataDirectory, joined.share.sql);
  return toCluster(plan.dataDirectory, joined);
}

async function startAndJoin(plan: LaunchPlan, deadline: number): Promise<Joined> {
  const release = await holdStartLock(plan.dataDirectory, deadline);
  if (release === undefined) throw await lockTimeout(plan.dataDirectory);
  try {
    return await waitForServer({
      dataDirectory: plan.dataDirectory,
      deadline,
      join: () => joinRunning(plan.dataDirectory, guard),
      launch: () => launch(plan),
    });
  } finally {
    await release();
  }
}

function toCluster(dataDirectory: string, joined: Joined): Cluster {
  const { server, share } = joined;
  let closing: Promise<void> | undefined;
  return {
    url: (database = "postgres", login) => databaseUrl(server.socketDirectory, database, login),
    socketDirectory: server.socketDirectory,
    serverPid: server.pid,
    close: () => (closing ??= leave(dataDirectory, share)),
  };
}

async function leave(dataDirectory: string, share: Share): Promise<void> {
  // Without the lock we only go: if we were the last, the guard stops the server.
  const release = await holdStartLock(dataDirectory, performance.now() + CLOSE_WAIT_MS);
  try {
    if (release !== undefined && (await share.claimLast())) await stopServer(dataDirectory);
  } finally {
    await share.release();
    await release?.();
  }
}

/** The guard is a comfort: failing to set it must not fail the opening. */
async function guard(dataDirectory: string, sql: Sql): Promise<void> {
  try {
    const server = await findRunningServer(dataDirectory);
    if (server !== undefined) await ensureGuard(sql, server.socketDirectory, server.pid);
  } catch {
    // the server is going; its next user sets one
  }
}
