import { and, asc, eq } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { loanClassChanges } from "./tables.ts";

/** A loan moved to another class, as it was known on `postedOn`. */
export type ClassChangeRow = Omit<typeof loanClassChanges.$inferSelect, "centreId">;

/** Adds changes of class; one that stands already is left alone, so a run may say it again. */
export async function recordClassChanges(
  tx: Tx,
  changes: readonly ClassChangeRow[],
): Promise<void> {
  const rows = changes.map((change) => ({ ...change, centreId: tx.centreId }));
  for (const slice of inSlices(rows)) {
    await tx.orm.insert(loanClassChanges).values(slice).onConflictDoNothing();
  }
}

/** A loan's changes as they were recorded, in that order. */
export async function classChangesOf(tx: Tx, loanId: string): Promise<ClassChangeRow[]> {
  const rows = await tx.orm
    .select()
    .from(loanClassChanges)
    .where(and(eq(loanClassChanges.centreId, tx.centreId), eq(loanClassChanges.loanId, loanId)))
    .orderBy(asc(loanClassChanges.postedOn), asc(loanClassChanges.changedOn));
  return rows.map(({ centreId: _centre, ...row }) => row);
}
