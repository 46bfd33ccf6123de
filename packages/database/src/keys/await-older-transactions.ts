import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "../connection/open-database.ts";

const LOOK_EVERY_MS = 100;

/**
 * Resolves when every transaction that runs in this database now has ended, as building an index
 * concurrently does. New ones may start meanwhile. Asks who holds a virtual transaction id, which
 * a transaction has before it writes anything.
 */
export async function awaitOlderTransactions(
  database: Database,
  signal?: AbortSignal,
): Promise<void> {
  const running = async (): Promise<Set<string>> => {
    const rows = await database.client<{ id: string }[]>`
      select l.virtualxid as id from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'virtualxid' and a.datname = current_database()
        and a.pid <> pg_backend_pid()`;
    return new Set(rows.map((row) => row.id));
  };
  const older = await running();
  while (older.size > 0) {
    signal?.throwIfAborted();
    await pause(LOOK_EVERY_MS);
    const now = await running();
    for (const id of older) if (!now.has(id)) older.delete(id);
  }
}
