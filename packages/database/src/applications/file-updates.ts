import { and, eq, sql } from "drizzle-orm";
import { borrowers } from "../borrowers/tables.ts";
import type { Tx } from "../connection/index.ts";

/** Writes the township that an approved application states to the borrower's file. */
export async function saveTownship(tx: Tx, borrowerId: string, township: string): Promise<void> {
  await tx.orm
    .update(borrowers)
    .set({ township, version: sql`${borrowers.version} + 1` })
    .where(and(eq(borrowers.centreId, tx.centreId), eq(borrowers.id, borrowerId)));
}
