import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";

/**
 * A text that changes with every policy row that is added, changed or removed. Computed from the
 * content, since a row's transaction number means something on one server only.
 */
export async function policyStamp(tx: Tx): Promise<string> {
  const [row] = await tx.orm.execute<{ stamp: string }>(sql`
    select count(*) || '/' || coalesce(sum(hashtextextended(p::text, 0)), 0) as stamp
    from policy_rows p`);
  return row?.stamp ?? "";
}
