import { and, asc, desc, eq, isNull, lt, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { newId } from "../columns/new-id.ts";
import type { ChunkResult } from "./batch-results.ts";
import { batchChunks, batchFailures, batchRuns } from "./tables.ts";

export type BatchRun = typeof batchRuns.$inferSelect;
export type BatchChunk = typeof batchChunks.$inferSelect;
export type BatchFailure = typeof batchFailures.$inferSelect;

export interface NewRun {
  readonly kind: string;
  readonly businessOn: string;
  readonly sequence: number;
  readonly status: string;
  readonly plannedBy: string;
  readonly sourceId?: string | null;
}

/** Starts a run, or tells that this very run stands already. */
export async function insertRun(tx: Tx, run: NewRun): Promise<BatchRun | undefined> {
  const [row] = await tx.orm
    .insert(batchRuns)
    .values({ centreId: tx.centreId, id: newId("run"), ...run })
    .onConflictDoNothing()
    .returning();
  return row;
}

export async function findRun(tx: Tx, id: string, lock = false): Promise<BatchRun | undefined> {
  const query = tx.orm
    .select()
    .from(batchRuns)
    .where(and(eq(batchRuns.centreId, tx.centreId), eq(batchRuns.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  return row;
}

/** The last run of a kind and date, whatever its state; the last one before `before` if given. */
export async function lastRunOf(
  tx: Tx,
  key: { kind: string; businessOn: string; before?: number },
): Promise<BatchRun | undefined> {
  const [row] = await tx.orm
    .select()
    .from(batchRuns)
    .where(
      and(
        eq(batchRuns.centreId, tx.centreId),
        eq(batchRuns.kind, key.kind),
        eq(batchRuns.businessOn, key.businessOn),
        key.before === undefined ? undefined : lt(batchRuns.sequence, key.before),
      ),
    )
    .orderBy(desc(batchRuns.sequence))
    .limit(1);
  return row;
}

/** Items that the runs of a kind, date and source have taken on, whatever became of them. */
export async function takenItems(
  tx: Tx,
  key: Pick<BatchRun, "kind" | "businessOn" | "sourceId">,
): Promise<Set<string>> {
  const rows = await tx.orm
    .select({ itemIds: batchChunks.itemIds })
    .from(batchChunks)
    .innerJoin(
      batchRuns,
      and(eq(batchRuns.centreId, batchChunks.centreId), eq(batchRuns.id, batchChunks.runId)),
    )
    .where(
      and(
        eq(batchChunks.centreId, tx.centreId),
        eq(batchRuns.kind, key.kind),
        eq(batchRuns.businessOn, key.businessOn),
        key.sourceId === null ? isNull(batchRuns.sourceId) : eq(batchRuns.sourceId, key.sourceId),
      ),
    );
  return new Set(rows.flatMap((row) => row.itemIds));
}

/** The last business date for which the clock started this kind. */
export async function lastClockRunOn(tx: Tx, kind: string): Promise<string | undefined> {
  const [row] = await tx.orm
    .select({ businessOn: batchRuns.businessOn })
    .from(batchRuns)
    .where(
      and(eq(batchRuns.centreId, tx.centreId), eq(batchRuns.kind, kind), eq(batchRuns.sequence, 0)),
    )
    .orderBy(desc(batchRuns.businessOn))
    .limit(1);
  return row?.businessOn;
}

export async function listRuns(tx: Tx, limit: number): Promise<BatchRun[]> {
  return tx.orm
    .select()
    .from(batchRuns)
    .where(eq(batchRuns.centreId, tx.centreId))
    .orderBy(desc(batchRuns.id))
    .limit(limit);
}

type RunProgress = Partial<
  Pick<BatchRun, "status" | "total" | "amountFen" | "planHash" | "approvedBy" | "sourceId">
> & { readonly finished?: boolean };

export async function saveRun(tx: Tx, id: string, progress: RunProgress): Promise<void> {
  const { finished, ...columns } = progress;
  await tx.orm
    .update(batchRuns)
    .set({ ...columns, ...(finished === true ? { finishedAt: sql`now()` } : {}) })
    .where(and(eq(batchRuns.centreId, tx.centreId), eq(batchRuns.id, id)));
}

export async function insertChunks(
  tx: Tx,
  runId: string,
  chunks: readonly (readonly string[])[],
): Promise<void> {
  if (chunks.length === 0) return;
  await tx.orm.insert(batchChunks).values(
    chunks.map((itemIds, chunk) => ({
      centreId: tx.centreId,
      runId,
      chunk,
      itemIds: [...itemIds],
    })),
  );
}

/** The chunk, locked: a job that was delivered twice waits here and then finds it done. */
export async function lockChunk(
  tx: Tx,
  key: { runId: string; chunk: number },
): Promise<BatchChunk | undefined> {
  const [row] = await tx.orm
    .select()
    .from(batchChunks)
    .where(
      and(
        eq(batchChunks.centreId, tx.centreId),
        eq(batchChunks.runId, key.runId),
        eq(batchChunks.chunk, key.chunk),
      ),
    )
    .for("update");
  return row;
}

/** Marks a chunk done with its counts and adds them to the run; says whether it was the last. */
export async function finishChunk(
  tx: Tx,
  key: { runId: string; chunk: number },
  result: ChunkResult,
): Promise<{ open: number }> {
  const counts = { done: result.done, failed: result.failures.length, amountFen: result.amountFen };
  if (result.failures.length > 0) {
    await tx.orm
      .insert(batchFailures)
      .values(
        result.failures.map(({ itemId, cause }) => ({
          centreId: tx.centreId,
          runId: key.runId,
          itemId,
          cause,
        })),
      )
      .onConflictDoNothing();
  }
  await tx.orm
    .update(batchRuns)
    .set({
      done: sql`${batchRuns.done} + ${counts.done}`,
      failed: sql`${batchRuns.failed} + ${counts.failed}`,
      amountFen: sql`${batchRuns.amountFen} + ${counts.amountFen}`,
    })
    .where(and(eq(batchRuns.centreId, tx.centreId), eq(batchRuns.id, key.runId)));
  await tx.orm
    .update(batchChunks)
    .set({ status: "done", finishedAt: sql`now()`, ...counts })
    .where(
      and(
        eq(batchChunks.centreId, tx.centreId),
        eq(batchChunks.runId, key.runId),
        eq(batchChunks.chunk, key.chunk),
      ),
    );
  return { open: await countOpenChunks(tx, key.runId) };
}

/** The run's row is locked by the update before, so of two last chunks one sees zero. */
export async function countOpenChunks(tx: Tx, runId: string): Promise<number> {
  const [row] = await tx.orm
    .select({ open: sql<number>`count(*)::int` })
    .from(batchChunks)
    .where(
      and(
        eq(batchChunks.centreId, tx.centreId),
        eq(batchChunks.runId, runId),
        eq(batchChunks.status, "open"),
      ),
    );
  return row?.open ?? 0;
}

export async function listFailures(tx: Tx, runId: string): Promise<BatchFailure[]> {
  return tx.orm
    .select()
    .from(batchFailures)
    .where(and(eq(batchFailures.centreId, tx.centreId), eq(batchFailures.runId, runId)))
    .orderBy(asc(batchFailures.itemId));
}
