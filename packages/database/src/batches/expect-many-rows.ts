import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";

/**
 * Has the rest of a read join whole tables by hash, in memory, on one core. The server counts a
 * table's rows now and then, and takes what a run has just written for a handful of rows that it
 * looks up one by one or by a bitmap: a tie-out of 40,000 loans took 33 µs a loan that way, and 19
 * by hash. The checks go side by side, so that a second core for each only makes them wait for
 * each other.
 */
export async function expectManyRows(tx: Tx): Promise<void> {
  await tx.orm.execute(sql`select set_config('enable_nestloop', 'off', true),
    set_config('enable_bitmapscan', 'off', true),
    set_config('work_mem', '64MB', true),
    set_config('max_parallel_workers_per_gather', '0', true)`);
}
