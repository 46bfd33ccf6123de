import { and, desc, eq, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { lenderBookModes } from "./tables.ts";

export type BookModeRow = typeof lenderBookModes.$inferSelect;

/** Every change of mode that stands, waits or was turned down, the latest first. */
export async function listBookModes(tx: Tx): Promise<BookModeRow[]> {
  return tx.orm
    .select()
    .from(lenderBookModes)
    .where(eq(lenderBookModes.centreId, tx.centreId))
    .orderBy(desc(lenderBookModes.id));
}

export async function insertBookMode(
  tx: Tx,
  row: Pick<BookModeRow, "id" | "mode" | "effectiveOn">,
): Promise<BookModeRow> {
  const [added] = await tx.orm
    .insert(lenderBookModes)
    .values({ centreId: tx.centreId, ...row, proposedBy: tx.context.actor.id })
    .returning();
  if (added === undefined) throw new Error("a change of mode was not stored");
  return added;
}

export async function lockBookMode(tx: Tx, id: string): Promise<BookModeRow | undefined> {
  const [row] = await tx.orm
    .select()
    .from(lenderBookModes)
    .where(and(eq(lenderBookModes.centreId, tx.centreId), eq(lenderBookModes.id, id)))
    .for("update");
  return row;
}

export async function decideBookMode(
  tx: Tx,
  id: string,
  status: "approved" | "rejected",
): Promise<BookModeRow> {
  const [row] = await tx.orm
    .update(lenderBookModes)
    .set({
      status,
      decidedBy: tx.context.actor.id,
      decidedAt: sql`now()`,
      version: sql`${lenderBookModes.version} + 1`,
    })
    .where(and(eq(lenderBookModes.centreId, tx.centreId), eq(lenderBookModes.id, id)))
    .returning();
  if (row === undefined) throw new Error(`no change of mode ${id}`);
  return row;
}
