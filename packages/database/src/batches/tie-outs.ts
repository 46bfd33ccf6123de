import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import type { TieOutLeg } from "./batch-results.ts";
import { batchTieOuts } from "./tables.ts";

export type StoredTieOut = typeof batchTieOuts.$inferSelect;

/** Keeps what each leg says now. */
export async function saveTieOut(tx: Tx, runId: string, legs: readonly TieOutLeg[]): Promise<void> {
  if (legs.length === 0) return;
  await tx.orm
    .insert(batchTieOuts)
    .values(legs.map((leg) => ({ centreId: tx.centreId, runId, ...leg })))
    .onConflictDoUpdate({
      target: [batchTieOuts.centreId, batchTieOuts.runId, batchTieOuts.leg],
      set: {
        state: sql`excluded.state`,
        differenceFen: sql`excluded.difference_fen`,
        detail: sql`excluded.detail`,
        checkedAt: sql`now()`,
      },
    });
}

/** The legs of a run as they were last looked at; none before it is done. */
export async function listTieOut(tx: Tx, runId: string): Promise<StoredTieOut[]> {
  return tx.orm
    .select()
    .from(batchTieOuts)
    .where(and(eq(batchTieOuts.centreId, tx.centreId), eq(batchTieOuts.runId, runId)))
    .orderBy(
      sql`array_position(array['postings','balances','rows','recomputed','file'], ${batchTieOuts.leg})`,
    );
}
