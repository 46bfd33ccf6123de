import { and, asc, desc, eq, gte, lt, ne, notInArray, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { newId } from "../columns/new-id.ts";
import { batchRuns } from "./tables.ts";

export type BatchRun = typeof batchRuns.$inferSelect;

export interface NewRun {
  readonly kind: string;
  readonly businessOn: string;
  readonly sequence: number;
  readonly status: string;
  readonly plannedBy: string;
  readonly sourceId?: string | null;
  readonly planOnly?: boolean;
  readonly retryOf?: string | null;
  readonly retryCause?: string | null;
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

/** Runs of a kind that began to do something before a date, the earliest first. */
export async function unsettledRunBefore(
  tx: Tx,
  key: { kind: string; businessOn: string; settled: readonly string[] },
): Promise<BatchRun | undefined> {
  const [row] = await tx.orm
    .select()
    .from(batchRuns)
    .where(
      and(
        eq(batchRuns.centreId, tx.centreId),
        eq(batchRuns.kind, key.kind),
        lt(batchRuns.businessOn, key.businessOn),
        notInArray(batchRuns.status, [...key.settled]),
      ),
    )
    .orderBy(asc(batchRuns.businessOn))
    .limit(1);
  return row;
}

/** The last run of a kind on the latest date before a day, or on that date of all its runs. */
export async function lastRunBefore(
  tx: Tx,
  key: { kind: string; before: string; from?: string },
): Promise<BatchRun | undefined> {
  const [row] = await tx.orm
    .select()
    .from(batchRuns)
    .where(
      and(
        eq(batchRuns.centreId, tx.centreId),
        eq(batchRuns.kind, key.kind),
        lt(batchRuns.businessOn, key.before),
        key.from === undefined ? undefined : gte(batchRuns.businessOn, key.from),
        ne(batchRuns.status, "cancelled"),
      ),
    )
    .orderBy(desc(batchRuns.businessOn), desc(batchRuns.sequence))
    .limit(1);
  return row;
}

/** All runs of a kind and date that were not cancelled, in their order. */
export async function listRunsOf(
  tx: Tx,
  key: { kind: string; businessOn: string },
): Promise<BatchRun[]> {
  return tx.orm
    .select()
    .from(batchRuns)
    .where(
      and(
        eq(batchRuns.centreId, tx.centreId),
        eq(batchRuns.kind, key.kind),
        eq(batchRuns.businessOn, key.businessOn),
        ne(batchRuns.status, "cancelled"),
      ),
    )
    .orderBy(asc(batchRuns.sequence));
}

/** The runs of a kind that read the same thing, in their order. */
export async function runsOfSource(
  tx: Tx,
  key: { readonly kind: string; readonly sourceId: string },
): Promise<BatchRun[]> {
  return tx.orm
    .select()
    .from(batchRuns)
    .where(
      and(
        eq(batchRuns.centreId, tx.centreId),
        eq(batchRuns.kind, key.kind),
        eq(batchRuns.sourceId, key.sourceId),
      ),
    )
    .orderBy(asc(batchRuns.businessOn), asc(batchRuns.sequence));
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

type RunColumns = Partial<Omit<typeof batchRuns.$inferInsert, "centreId" | "id" | "version">>;

/** Moves a run: its version counts every such move. */
export async function saveRun(
  tx: Tx,
  run: Pick<BatchRun, "id" | "version">,
  columns: RunColumns & { readonly finished?: boolean; readonly started?: boolean },
): Promise<BatchRun> {
  const { finished, started, ...rest } = columns;
  const [row] = await tx.orm
    .update(batchRuns)
    .set({
      ...rest,
      version: run.version + 1,
      ...(finished === true ? { finishedAt: sql`now()` } : {}),
      ...(started === true ? { startedAt: sql`coalesce(${batchRuns.startedAt}, now())` } : {}),
    })
    .where(and(eq(batchRuns.centreId, tx.centreId), eq(batchRuns.id, run.id)))
    .returning();
  if (row === undefined) throw new Error(`no batch run ${run.id}`);
  return row;
}

/** Adds what a chunk did to the run; the row stays locked, so of two last chunks one sees zero. */
export async function addToRun(
  tx: Tx,
  runId: string,
  counts: Pick<BatchRun, "total" | "done" | "failed" | "skipped" | "amountFen">,
): Promise<{ chunksLeft: number }> {
  const [row] = await tx.orm
    .update(batchRuns)
    .set({
      total: sql`${batchRuns.total} + ${counts.total}`,
      done: sql`${batchRuns.done} + ${counts.done}`,
      failed: sql`${batchRuns.failed} + ${counts.failed}`,
      skipped: sql`${batchRuns.skipped} + ${counts.skipped}`,
      amountFen: sql`${batchRuns.amountFen} + ${counts.amountFen}`,
      chunksLeft: sql`${batchRuns.chunksLeft} - 1`,
    })
    .where(and(eq(batchRuns.centreId, tx.centreId), eq(batchRuns.id, runId)))
    .returning({ chunksLeft: batchRuns.chunksLeft });
  if (row === undefined) throw new Error(`no batch run ${runId}`);
  return row;
}

/** Counts a planned chunk off. */
export async function countPlanned(tx: Tx, runId: string): Promise<{ chunksLeft: number }> {
  return addToRun(tx, runId, { total: 0, done: 0, failed: 0, skipped: 0, amountFen: 0n });
}
