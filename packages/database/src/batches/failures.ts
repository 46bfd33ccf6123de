import { and, asc, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { inSlices } from "../connection/in-slices.ts";
import type { ItemFailure } from "./batch-results.ts";
import type { BatchRun } from "./batches.ts";
import { batchFailures, batchRuns } from "./tables.ts";

export type BatchFailure = typeof batchFailures.$inferSelect;

export async function insertFailures(
  tx: Tx,
  runId: string,
  failures: readonly ItemFailure[],
): Promise<void> {
  const rows = failures.map(({ itemId, cause, label, amountFen }) => ({
    centreId: tx.centreId,
    runId,
    itemId,
    cause,
    label: label ?? null,
    amountFen: amountFen ?? 0n,
  }));
  for (const slice of inSlices(rows)) {
    await tx.orm.insert(batchFailures).values(slice).onConflictDoNothing();
  }
}

/** The first failures of a run by item; all of them without a limit. */
export async function listFailures(tx: Tx, runId: string, limit?: number): Promise<BatchFailure[]> {
  const query = tx.orm
    .select()
    .from(batchFailures)
    .where(and(eq(batchFailures.centreId, tx.centreId), eq(batchFailures.runId, runId)))
    .orderBy(asc(batchFailures.itemId));
  return limit === undefined ? query : query.limit(limit);
}

/** What a run has set aside for one cause. */
export interface FailureGroup {
  readonly cause: string;
  readonly items: number;
  /** Of these, the ones that no later run has taken on. */
  readonly open: number;
  readonly amountFen: bigint;
}

/** The causes of a run, the largest group first. */
export async function groupFailures(tx: Tx, runId: string): Promise<FailureGroup[]> {
  return tx.orm
    .select({
      cause: batchFailures.cause,
      items: sql<number>`count(*)::int`,
      open: sql<number>`(count(*) filter (where ${batchFailures.retriedBy} is null))::int`,
      amountFen: sql<bigint>`coalesce(sum(${batchFailures.amountFen}), 0)::bigint`.mapWith(BigInt),
    })
    .from(batchFailures)
    .where(and(eq(batchFailures.centreId, tx.centreId), eq(batchFailures.runId, runId)))
    .groupBy(batchFailures.cause)
    .orderBy(sql`count(*) desc`, asc(batchFailures.cause));
}

/** Some items of a group, the dearest first. */
export async function sampleFailures(
  tx: Tx,
  group: { runId: string; cause: string; limit: number },
): Promise<BatchFailure[]> {
  return tx.orm
    .select()
    .from(batchFailures)
    .where(
      and(
        eq(batchFailures.centreId, tx.centreId),
        eq(batchFailures.runId, group.runId),
        eq(batchFailures.cause, group.cause),
      ),
    )
    .orderBy(sql`${batchFailures.amountFen} desc`, asc(batchFailures.itemId))
    .limit(group.limit);
}

/** Which failures a next run takes on: of one run, or of all runs of a kind, date and source. */
export interface OpenFailures {
  readonly of: { readonly runId: string } | Pick<BatchRun, "kind" | "businessOn" | "sourceId">;
  readonly cause?: string | undefined;
}

/** Gives every failure that nobody has taken on to a run. */
export async function claimFailures(
  tx: Tx,
  { of, cause }: OpenFailures,
  retriedBy: string,
): Promise<void> {
  await tx.orm
    .update(batchFailures)
    .set({ retriedBy })
    .where(
      and(
        eq(batchFailures.centreId, tx.centreId),
        isNull(batchFailures.retriedBy),
        ne(batchFailures.runId, retriedBy),
        cause === undefined ? undefined : eq(batchFailures.cause, cause),
        "runId" in of ? eq(batchFailures.runId, of.runId) : isOfDate(tx, of),
      ),
    );
}

/** Whether there is a failure that nobody has taken on. */
export async function hasOpenFailures(tx: Tx, { of, cause }: OpenFailures): Promise<boolean> {
  const [row] = await tx.orm
    .select({ itemId: batchFailures.itemId })
    .from(batchFailures)
    .where(
      and(
        eq(batchFailures.centreId, tx.centreId),
        isNull(batchFailures.retriedBy),
        cause === undefined ? undefined : eq(batchFailures.cause, cause),
        "runId" in of ? eq(batchFailures.runId, of.runId) : isOfDate(tx, of),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/** A run that was cancelled gives back what it had taken on. */
export async function releaseFailures(tx: Tx, retriedBy: string): Promise<void> {
  await tx.orm
    .update(batchFailures)
    .set({ retriedBy: null })
    .where(and(eq(batchFailures.centreId, tx.centreId), eq(batchFailures.retriedBy, retriedBy)));
}

/** Items that a run has taken on from earlier ones, each once, a page at a time. */
export async function listClaimed(
  tx: Tx,
  page: { retriedBy: string; after: string | undefined; limit: number },
): Promise<string[]> {
  const rows = await tx.orm
    .selectDistinct({ itemId: batchFailures.itemId })
    .from(batchFailures)
    .where(
      and(
        eq(batchFailures.centreId, tx.centreId),
        eq(batchFailures.retriedBy, page.retriedBy),
        page.after === undefined ? undefined : gt(batchFailures.itemId, page.after),
      ),
    )
    .orderBy(asc(batchFailures.itemId))
    .limit(page.limit);
  return rows.map(({ itemId }) => itemId);
}

function isOfDate(tx: Tx, key: Pick<BatchRun, "kind" | "businessOn" | "sourceId">) {
  const source =
    key.sourceId === null
      ? sql`${batchRuns.sourceId} is null`
      : sql`${batchRuns.sourceId} = ${key.sourceId}`;
  return sql`${batchFailures.runId} in (select ${batchRuns.id} from ${batchRuns}
    where ${batchRuns.centreId} = ${tx.centreId} and ${batchRuns.kind} = ${key.kind}
      and ${batchRuns.businessOn} = ${key.businessOn} and ${source})`;
}
