import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import type { Database } from "../connection/open-database.ts";
import { outbox } from "./tables.ts";

export const OUTBOX_CHANNEL = "bursar_outbox";

export interface OutboxRow {
  readonly centreId: string;
  readonly job: string;
  readonly key: string;
  readonly payload: Record<string, unknown>;
}

const COLUMNS = {
  centreId: outbox.centreId,
  job: outbox.job,
  key: outbox.key,
  payload: outbox.payload,
};

/**
 * Asks for jobs that start after the commit. Wakes the relay only when nothing is waiting:
 * NOTIFY takes a lock that commits queue for, and a relay with work looks again by itself.
 */
export async function addToOutbox(
  tx: Tx,
  jobs: readonly Omit<OutboxRow, "centreId">[],
): Promise<void> {
  if (jobs.length === 0) return;
  const waiting = await tx.orm
    .select({ key: outbox.key })
    .from(outbox)
    .where(and(eq(outbox.centreId, tx.centreId), isNull(outbox.relayedAt)))
    .limit(1);
  await tx.orm
    .insert(outbox)
    .values(jobs.map((job) => ({ centreId: tx.centreId, ...job })))
    .onConflictDoNothing();
  if (waiting.length === 0) await tx.orm.execute(sql.raw(`NOTIFY ${OUTBOX_CHANNEL}`));
}

/** Jobs that no relay has handed over yet, oldest first, of all centres; for the batch login. */
export async function waitingInOutbox(database: Database, limit: number): Promise<OutboxRow[]> {
  return database.orm
    .select(COLUMNS)
    .from(outbox)
    .where(isNull(outbox.relayedAt))
    .orderBy(outbox.createdAt)
    .limit(limit);
}

/** Jobs handed over so long ago that the queue may have lost them; for the batch login. */
export async function staleInOutbox(
  database: Database,
  job: string,
  olderThanMs: number,
): Promise<OutboxRow[]> {
  const age = sql`now() - make_interval(secs => ${olderThanMs / 1000})`;
  return database.orm
    .select(COLUMNS)
    .from(outbox)
    .where(and(eq(outbox.job, job), lt(outbox.relayedAt, age)))
    .orderBy(outbox.createdAt)
    .limit(1_000);
}

export async function markRelayed(database: Database, rows: readonly OutboxRow[]): Promise<void> {
  if (rows.length === 0) return;
  await database.client`
    update outbox set relayed_at = now()
    from unnest(${rows.map((row) => row.centreId)}::text[], ${rows.map((row) => row.job)}::text[],
                ${rows.map((row) => row.key)}::text[]) as done (centre_id, job, key)
    where outbox.centre_id = done.centre_id and outbox.job = done.job and outbox.key = done.key`;
}

/** The job's effect stands, so its request goes. */
export async function deleteFromOutbox(
  database: Database,
  row: Pick<OutboxRow, "centreId" | "job" | "key">,
): Promise<void> {
  await database.orm
    .delete(outbox)
    .where(
      and(eq(outbox.centreId, row.centreId), eq(outbox.job, row.job), eq(outbox.key, row.key)),
    );
}
