import { sql } from "drizzle-orm";
import type { Tx } from "./transaction.ts";

/**
 * Says in the middle of a long computation that its transaction is at work: the server ends one
 * that has said nothing for two minutes. The process answers others meanwhile.
 */
export async function keepAlive(tx: Tx): Promise<void> {
  await tx.orm.execute(sql`select 1`);
}
