import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { ErasableClass } from "@bursar/domain/retention";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { newId } from "../columns/new-id.ts";
import {
  retentionItems,
  retentionRuns,
  type ClassCounts,
  type RetentionRunStatus,
  type StoredProof,
} from "./tables.ts";

export interface RetentionRun {
  readonly id: string;
  readonly asOf: string;
  readonly status: RetentionRunStatus;
  readonly planHash: string;
  readonly due: ClassCounts;
  readonly held: ClassCounts;
  readonly proposedBy: string;
  readonly approvedBy: string | null;
  readonly proof: StoredProof | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

/** An item of a run, before it has an answer. */
export interface NewRetentionItem {
  readonly class: ErasableClass;
  readonly subjectId: string;
}

/** Keeps a plan with its items. @returns nothing when another run is not done. */
export async function insertRun(
  tx: Tx,
  plan: Pick<RetentionRun, "asOf" | "planHash" | "due" | "held">,
  items: readonly NewRetentionItem[],
): Promise<RetentionRun | undefined> {
  const { centreId } = tx;
  const [run] = await tx.orm
    .insert(retentionRuns)
    .values({
      ...plan,
      centreId,
      id: newId("ret"),
      status: "proposed",
      proposedBy: tx.context.actor.id,
    })
    .onConflictDoNothing()
    .returning();
  if (run === undefined) return undefined;
  const rows = items.map((item) => ({ ...item, centreId, runId: run.id }));
  for (const slice of inSlices(rows)) await tx.orm.insert(retentionItems).values(slice);
  return run;
}

export async function findRun(
  tx: Tx,
  id: string,
  lock?: "lock",
): Promise<RetentionRun | undefined> {
  const query = tx.orm
    .select()
    .from(retentionRuns)
    .where(and(eq(retentionRuns.centreId, tx.centreId), eq(retentionRuns.id, id)));
  const [run] = await (lock === undefined ? query : query.for("update"));
  return run;
}

/** A page of runs, the latest first. */
export async function listRuns(
  tx: Tx,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<RetentionRun[]> {
  return tx.orm
    .select()
    .from(retentionRuns)
    .where(
      and(
        eq(retentionRuns.centreId, tx.centreId),
        page.after === undefined ? undefined : lt(retentionRuns.id, page.after),
      ),
    )
    .orderBy(desc(retentionRuns.id))
    .limit(page.limit);
}

export async function approveRun(tx: Tx, id: string): Promise<RetentionRun> {
  return changeRun(tx, id, { status: "approved", approvedBy: tx.context.actor.id });
}

export async function finishRun(tx: Tx, id: string, proof: StoredProof): Promise<RetentionRun> {
  return changeRun(tx, id, { status: "done", proof, finishedAt: sql`now()` });
}

/** A later proof of a run that is done takes the place of the first. */
export async function saveProof(tx: Tx, id: string, proof: StoredProof): Promise<RetentionRun> {
  return changeRun(tx, id, { proof });
}

async function changeRun(
  tx: Tx,
  id: string,
  change: Parameters<ReturnType<typeof tx.orm.update<typeof retentionRuns>>["set"]>[0],
): Promise<RetentionRun> {
  const [run] = await tx.orm
    .update(retentionRuns)
    .set(change)
    .where(and(eq(retentionRuns.centreId, tx.centreId), eq(retentionRuns.id, id)))
    .returning();
  if (run === undefined) throw new Error(`no retention run ${id}`);
  return run;
}

/** Up to `limit` items of one class that have no answer yet, by id. */
export async function openItems(
  tx: Tx,
  of: { readonly runId: string; readonly class: ErasableClass },
  limit: number,
): Promise<string[]> {
  const rows = await tx.orm
    .select({ id: retentionItems.subjectId })
    .from(retentionItems)
    .where(
      and(
        eq(retentionItems.centreId, tx.centreId),
        eq(retentionItems.runId, of.runId),
        eq(retentionItems.class, of.class),
        eq(retentionItems.status, "open"),
      ),
    )
    .orderBy(asc(retentionItems.subjectId))
    .limit(limit)
    .for("update");
  return rows.map(({ id }) => id);
}

export async function answerItems(
  tx: Tx,
  of: { readonly runId: string; readonly class: ErasableClass; readonly ids: readonly string[] },
  status: "erased" | "kept",
): Promise<void> {
  if (of.ids.length === 0) return;
  await tx.orm
    .update(retentionItems)
    .set({ status, finishedAt: sql`now()` })
    .where(
      and(
        eq(retentionItems.centreId, tx.centreId),
        eq(retentionItems.runId, of.runId),
        eq(retentionItems.class, of.class),
        inArray(retentionItems.subjectId, [...of.ids]),
      ),
    );
}

export interface ItemCounts {
  readonly open: number;
  readonly erased: number;
  readonly kept: number;
}

export async function countItems(tx: Tx, runId: string): Promise<ItemCounts> {
  const rows = await tx.orm
    .select({ status: retentionItems.status, count: sql<number>`count(*)::int` })
    .from(retentionItems)
    .where(and(eq(retentionItems.centreId, tx.centreId), eq(retentionItems.runId, runId)))
    .groupBy(retentionItems.status);
  const of = (status: string): number => rows.find((row) => row.status === status)?.count ?? 0;
  return { open: of("open"), erased: of("erased"), kept: of("kept") };
}
