import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "postgres";
import { LOCK_CLASS, USERS, connect } from "./share-lock.ts";

const GUARD = 2;
const LOOK_EVERY_SECONDS = 5;

/**
 * Sees to it that a server whose users were all killed stops by itself. The guard is a session of
 * the server that loops in the server and has no client: we send it and leave, and a session at
 * work doesn't notice that (`client_connection_check_interval` is off). When it can lock the
 * users' lock for itself alone there are none, none can come, and it asks for a fast shutdown.
 * A watching process of our own would cost 45 MB and could itself be killed or forgotten. Does
 * nothing when there is a guard.
 */
export async function ensureGuard(sql: Sql, socketDirectory: string, pid: number): Promise<void> {
  if (await hasGuard(sql)) return;
  const messenger = connect(socketDirectory, "bursar-guard");
  const sent = messenger.unsafe(guardScript(pid)).catch(() => undefined);
  for (let tries = 0; tries < 100 && !(await hasGuard(sql)); tries += 1) await sleep(10);
  await messenger.end({ timeout: 0 });
  await sent;
}

async function hasGuard(sql: Sql): Promise<boolean> {
  const rows = await sql`
    select 1 from pg_locks
    where locktype = 'advisory' and classid = ${LOCK_CLASS}::int::oid
      and objid = ${GUARD}::int::oid and granted`;
  return rows.length > 0;
}

/** The commit in the loop keeps the session from holding back vacuum. */
function guardScript(pid: number): string {
  const signal = `copy (select) to program 'kill -INT ${pid}'`;
  return `
do $guard$
begin
  if not pg_try_advisory_lock(${LOCK_CLASS}, ${GUARD}) then return; end if;
  loop
    commit;
    perform pg_sleep(${LOOK_EVERY_SECONDS});
    if pg_try_advisory_lock(${LOCK_CLASS}, ${USERS}) then
      execute $signal$${signal}$signal$;
      perform pg_sleep(3600);
    end if;
  end loop;
end
$guard$`;
}
