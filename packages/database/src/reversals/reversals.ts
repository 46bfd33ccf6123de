import { and, asc, eq, gt } from "drizzle-orm";
import type { ReversalState } from "@bursar/domain/reversal";
import type { Tx } from "../connection/index.ts";
import { reversals } from "./tables.ts";

export type Reversal = Omit<typeof reversals.$inferSelect, "centreId" | "createdAt">;

/** Adds a proposal; undefined when one for the same subject is open already. */
export async function insertReversal(
  tx: Tx,
  added: Omit<Reversal, "status" | "checkerId" | "decidedOn">,
): Promise<Reversal | undefined> {
  const [row] = await tx.orm
    .insert(reversals)
    .values({ ...added, centreId: tx.centreId, status: "proposed" })
    .onConflictDoNothing()
    .returning();
  return row;
}

/** One proposal, locked until the transaction ends. */
export async function lockReversal(tx: Tx, id: string): Promise<Reversal | undefined> {
  const [row] = await tx.orm
    .select()
    .from(reversals)
    .where(and(eq(reversals.centreId, tx.centreId), eq(reversals.id, id)))
    .for("update");
  return row;
}

export async function saveReversal(
  tx: Tx,
  id: string,
  decided: Pick<Reversal, "status" | "checkerId" | "decidedOn">,
): Promise<Reversal> {
  const [row] = await tx.orm
    .update(reversals)
    .set(decided)
    .where(and(eq(reversals.centreId, tx.centreId), eq(reversals.id, id)))
    .returning();
  if (row === undefined) throw new Error(`no reversal ${id}`);
  return row;
}

export interface ReversalFilter {
  readonly status?: ReversalState | undefined;
  readonly subjectId?: string | undefined;
  /** Rows after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listReversals(tx: Tx, filter: ReversalFilter): Promise<Reversal[]> {
  const { status, subjectId, after, limit } = filter;
  return tx.orm
    .select()
    .from(reversals)
    .where(
      and(
        eq(reversals.centreId, tx.centreId),
        status === undefined ? undefined : eq(reversals.status, status),
        subjectId === undefined ? undefined : eq(reversals.subjectId, subjectId),
        after === undefined ? undefined : gt(reversals.id, after),
      ),
    )
    .orderBy(asc(reversals.id))
    .limit(limit);
}
