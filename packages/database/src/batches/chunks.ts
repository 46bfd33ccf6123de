import { and, asc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import type { ChunkResult } from "./batch-results.ts";
import type { BatchRun } from "./batches.ts";
import { batchChunks, batchRuns, type StoredPlan, type StoredSums } from "./tables.ts";

export type BatchChunk = typeof batchChunks.$inferSelect;
export type NewChunk = Pick<BatchChunk, "chunk" | "afterItem" | "toItem" | "itemIds" | "count">;

export async function insertChunks(
  tx: Tx,
  runId: string,
  chunks: readonly NewChunk[],
): Promise<void> {
  for (const slice of inSlices(chunks)) {
    await tx.orm
      .insert(batchChunks)
      .values(slice.map((chunk) => ({ centreId: tx.centreId, runId, ...chunk })));
  }
}

/** The chunk, locked: a job that was delivered twice waits here and then finds it done. */
export async function lockChunk(
  tx: Tx,
  key: { runId: string; chunk: number },
): Promise<BatchChunk | undefined> {
  const [row] = await tx.orm.select().from(batchChunks).where(isChunk(tx, key)).for("update");
  return row;
}

export async function savePlannedChunk(
  tx: Tx,
  key: { runId: string; chunk: number },
  { plan, preparedFrom }: { readonly plan: StoredPlan; readonly preparedFrom: string | undefined },
): Promise<void> {
  await tx.orm
    .update(batchChunks)
    .set({ status: "planned", plan, preparedFrom })
    .where(isChunk(tx, key));
}

/** Marks a chunk done with its counts. */
export async function saveDoneChunk(
  tx: Tx,
  key: { runId: string; chunk: number },
  result: ChunkResult & { readonly count: number; readonly skipped: number },
): Promise<void> {
  await tx.orm
    .update(batchChunks)
    .set({
      status: "done",
      finishedAt: sql`now()`,
      count: result.count,
      done: result.done,
      failed: result.failures.length,
      skipped: result.skipped,
      amountFen: result.amountFen,
      sums: toStoredSums(result.sums ?? {}),
    })
    .where(isChunk(tx, key));
}

/** Numbers of the chunks that are not done. */
export async function listOpenChunks(tx: Tx, runId: string): Promise<number[]> {
  const rows = await tx.orm
    .select({ chunk: batchChunks.chunk })
    .from(batchChunks)
    .where(and(isOfRun(tx, runId), ne(batchChunks.status, "done")))
    .orderBy(asc(batchChunks.chunk));
  return rows.map(({ chunk }) => chunk);
}

/** Plans of a run's chunks in order, some at a time: a large run has thousands. */
export async function* planPages(
  tx: Tx,
  runId: string,
): AsyncGenerator<{ chunk: number; plan: StoredPlan | null }[]> {
  const limit = 200;
  for (let after = -1; ;) {
    const rows = await tx.orm
      .select({ chunk: batchChunks.chunk, plan: batchChunks.plan })
      .from(batchChunks)
      .where(and(isOfRun(tx, runId), gt(batchChunks.chunk, after)))
      .orderBy(asc(batchChunks.chunk))
      .limit(limit);
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    after = last.chunk;
  }
}

/** Sums by name over the chunks that are done. */
export async function sumChunks(tx: Tx, runId: string): Promise<StoredSums> {
  const rows = await tx.orm.execute<{ name: string; fen: string }>(sql`
    select s.key as name, sum(s.value::numeric)::text as fen
    from batch_chunks c, jsonb_each_text(c.sums) s
    where c.centre_id = ${tx.centreId} and c.run_id = ${runId}
    group by s.key order by s.key`);
  return Object.fromEntries(rows.map(({ name, fen }) => [name, fen]));
}

/** What the chunks and the failures of a run say, to be held against the run's own counts. */
export async function countRows(
  tx: Tx,
  runId: string,
): Promise<{ count: number; done: number; failed: number; skipped: number; stored: number }> {
  const [row] = await tx.orm.execute<{
    count: number;
    done: number;
    failed: number;
    skipped: number;
    stored: number;
  }>(sql`
    select coalesce(sum(count), 0)::int as count, coalesce(sum(done), 0)::int as done,
           coalesce(sum(failed), 0)::int as failed, coalesce(sum(skipped), 0)::int as skipped,
           (select count(*)::int from batch_failures f
            where f.centre_id = ${tx.centreId} and f.run_id = ${runId}) as stored
    from batch_chunks where centre_id = ${tx.centreId} and run_id = ${runId}`);
  if (row === undefined) throw new Error("a count gave no row");
  return row;
}

/** A stretch of the items that the runs of a kind, date and source have taken on. */
export interface TakenRange {
  readonly afterItem: string | null;
  readonly toItem: string;
  readonly count: number;
}

/** Those stretches in the order in which they were cut; a cancelled run took nothing. */
export async function takenRanges(
  tx: Tx,
  key: Pick<BatchRun, "kind" | "businessOn" | "sourceId">,
): Promise<TakenRange[]> {
  const rows = await tx.orm
    .select({
      afterItem: batchChunks.afterItem,
      toItem: batchChunks.toItem,
      count: batchChunks.count,
    })
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
        ne(batchRuns.status, "cancelled"),
        key.sourceId === null ? isNull(batchRuns.sourceId) : eq(batchRuns.sourceId, key.sourceId),
      ),
    )
    .orderBy(asc(batchRuns.sequence), asc(batchChunks.chunk));
  return rows.flatMap(({ toItem, ...rest }) => (toItem === null ? [] : [{ toItem, ...rest }]));
}

export function toStoredSums(sums: Readonly<Record<string, bigint>>): StoredSums {
  return Object.fromEntries(Object.entries(sums).map(([name, fen]) => [name, String(fen)]));
}

/** The inverse of {@link toStoredSums}. */
export function fromStoredSums(sums: StoredSums): Record<string, bigint> {
  return Object.fromEntries(Object.entries(sums).map(([name, fen]) => [name, BigInt(fen)]));
}

function isOfRun(tx: Tx, runId: string) {
  return and(eq(batchChunks.centreId, tx.centreId), eq(batchChunks.runId, runId));
}

function isChunk(tx: Tx, { runId, chunk }: { runId: string; chunk: number }) {
  return and(
    eq(batchChunks.centreId, tx.centreId),
    eq(batchChunks.runId, runId),
    eq(batchChunks.chunk, chunk),
  );
}
