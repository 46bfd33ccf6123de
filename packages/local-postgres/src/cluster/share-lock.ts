import postgres from "postgres";
import type { Options, Sql } from "postgres";
import { errorCode } from "./cluster-error.ts";
import { OWNER_ROLE } from "./database-url.ts";

/**
 * Advisory locks live in one database each, so every user takes its share in `postgres`. The
 * pair is (a number of ours, 1 for the users and 2 for the guard).
 */
export const LOCK_CLASS = 1_112_887_123;
export const USERS = 1;

/** One process's part in a running server, held by a session of its own. */
export type Share = {
  sql: Sql;
  /** Whether nobody else has a share; from then on nobody gets one until the server has stopped. */
  claimLast: () => Promise<boolean>;
  release: () => Promise<void>;
};

/** These mean "not now": the server is starting, stopping, or has just gone. */
const PASSING =
  /^(ENOENT|ECONN|EPIPE|CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|57P0[123]|53300)/;

export function isPassing(error: unknown): boolean {
  return PASSING.test(errorCode(error) ?? "");
}

/**
 * Connects and takes the shared advisory lock that counts this user; the connection's end, a
 * killed process's too, gives it back. If the server restarts, the share is taken again.
 */
export async function takeShare(
  socketDirectory: string,
  onRestored: (sql: Sql) => Promise<void>,
): Promise<Share> {
  let state: "joining" | "held" | "released" = "joining";
  const sql = connect(socketDirectory, "bursar-share", {
    onclose: () => {
      if (state === "held") void restoreShare(sql, () => state === "held").then(onRestored);
    },
  });
  try {
    await lockShared(sql);
    state = "held";
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw error;
  }
  return {
    sql,
    claimLast: () => {
      state = "released"; // we are leaving, so a server that stops is no loss to repair
      return claimLast(sql);
    },
    release: async () => {
      state = "released";
      await sql.end({ timeout: 1 });
    },
  };
}

/** A connection that nothing ends but us: no life time, no timeouts of the role or the server. */
export function connect(
  socketDirectory: string,
  applicationName: string,
  more: Options<Record<string, never>> = {},
): Sql {
  return postgres({
    host: socketDirectory,
    port: 5432,
    user: OWNER_ROLE,
    database: "postgres",
    ssl: false,
    max: 1,
    max_lifetime: null,
    connect_timeout: 10,
    prepare: false,
    fetch_types: false,
    onnotice: () => undefined,
    connection: {
      application_name: applicationName,
      statement_timeout: 0,
      lock_timeout: 0,
      idle_session_timeout: 0,
      transaction_timeout: 0,
    },
    ...more,
  });
}

async function lockShared(sql: Sql): Promise<void> {
  await sql`select pg_advisory_lock_shared(${LOCK_CLASS}::int, ${USERS}::int)`;
}

async function claimLast(sql: Sql): Promise<boolean> {
  try {
    // One's own share doesn't stand in the way of one's own exclusive lock.
    const rows = await sql<{ last: boolean }[]>`
      select pg_try_advisory_lock(${LOCK_CLASS}::int, ${USERS}::int) as last`;
    return rows[0]?.last ?? false;
  } catch {
    return false; // the server has gone: nothing to stop
  }
}

async function restoreShare(sql: Sql, isWanted: () => boolean): Promise<Sql> {
  while (isWanted()) {
    try {
      await lockShared(sql);
      break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1_000).unref());
    }
  }
  return sql;
}
