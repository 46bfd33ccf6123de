import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "./open-database.ts";

/** Workers share this lock while they live; the server frees it when one dies. */
const LOCK = 7_241_201;
const AGAIN_MS = 1_000;

/**
 * Tells everybody that a worker is alive, until `release` or the end of the process. The lock has a
 * session of its own: when the server restarts, the session is opened and the lock taken again. A
 * reserved connection of the pool would stay lost, and waiting for its answer would never end.
 */
export async function announceWorker(database: Database): Promise<{ release(): Promise<void> }> {
  let isWanted = false;
  const session = database.openSession(() => {
    if (isWanted) void announceAgain();
  });
  const announce = () => session`select pg_advisory_lock_shared(${LOCK})`;
  const announceAgain = async (): Promise<void> => {
    while (isWanted) {
      try {
        await announce();
        return;
      } catch {
        await pause(AGAIN_MS, undefined, { ref: false });
      }
    }
  };
  await announce();
  isWanted = true;
  return {
    async release() {
      isWanted = false;
      await session.end({ timeout: 1 });
    },
  };
}

/** Whether any worker is alive now. */
export async function isWorkerAlive(database: Database): Promise<boolean> {
  const [row] = await database.client<{ alive: boolean }[]>`
    select exists (
      select 1 from pg_locks
      where locktype = 'advisory' and mode = 'ShareLock' and granted and objid = ${LOCK}
        and database = (select oid from pg_database where datname = current_database())) as alive`;
  return row?.alive ?? false;
}
