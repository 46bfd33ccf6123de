import { sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";

/**
 * A text that changes with every policy row that is added, changed or removed, inside a statement.
 * Computed from the content, since a row's transaction number means something on one server only.
 */
export const currentPolicyStamp = sql`(
      select count(*) || '/' || coalesce(sum(hashtextextended(p::text, 0)), 0)
      from policy_rows p)`;

/** {@link currentPolicyStamp} by itself. */
export async function policyStamp(tx: Tx): Promise<string> {
  const [row] = await tx.orm.execute<{ stamp: string }>(sql`select ${currentPolicyStamp} as stamp`);
  return row?.stamp ?? "";
}
