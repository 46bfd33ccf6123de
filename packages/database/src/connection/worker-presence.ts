import type { Database } from "./open-database.ts";

/** Workers share this lock while they live; the server frees it when one dies. */
const LOCK = 7_241_201;

/** Tells everybody that a worker is alive, until `release` or the end of the process. */
export async function announceWorker(database: Database): Promise<{ release(): Promise<void> }> {
  const connection = await database.client.reserve();
  await connection`select pg_advisory_lock_shared(${LOCK})`;
  return {
    async release() {
      await connection`select pg_advisory_unlock_shared(${LOCK})`;
      connection.release();
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
