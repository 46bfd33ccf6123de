import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { OUTBOX_CHANNEL, type OutboxRow } from "../outbox/index.ts";
import { outbox } from "../outbox/tables.ts";

/**
 * Asks centres to post their loans again, each by a job of its own; by the login of the policy,
 * which may do this for every centre at once and nothing else of another centre.
 */
export async function askForRefolds(tx: Tx, jobs: readonly OutboxRow[]): Promise<void> {
  if (jobs.length === 0) return;
  await tx.orm
    .insert(outbox)
    .values([...jobs])
    .onConflictDoNothing();
  await tx.orm.execute(sql.raw(`NOTIFY ${OUTBOX_CHANNEL}`));
}
