import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";

/**
 * Has the rest of the transaction join whole tables by hash. The server counts a table's rows now
 * and then, and takes what a run has just written for a handful of rows that it looks up one by
 * one: a tie-out of 40,000 loans took 33 µs a loan that way, and 19 by hash.
 */
export async function expectManyRows(tx: Tx): Promise<void> {
  await tx.orm.execute(sql`set local enable_nestloop = off`);
}
