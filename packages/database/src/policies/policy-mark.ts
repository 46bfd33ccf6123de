import { sql } from "drizzle-orm";
import { today } from "../centres/today.ts";
import type { Tx } from "../connection/index.ts";

/**
 * By what a process knows that the policy is still the one that it has read, inside a statement.
 * Rows are only ever added, so their count tells; the transactions that wrote them tell of a row
 * that the owner has changed by hand. Good for nothing but that comparison, since another server
 * numbers its transactions itself: what is kept or shown is the stamp. A tenth of the stamp's cost,
 * which was the dearest part of reading a loan.
 */
export const currentPolicyMark = sql`(
      select count(*) || '/' || coalesce(sum(p.xmin::text::bigint), 0)
      from policy_rows p)`;

/** {@link currentPolicyMark} by itself. */
export async function policyMark(tx: Tx): Promise<string> {
  const [row] = await tx.orm.execute<{ mark: string }>(sql`select ${currentPolicyMark} as mark`);
  return row?.mark ?? "";
}

/** {@link policyMark} and the business date. */
export async function policyMarkToday(
  tx: Tx,
): Promise<{ readonly mark: string; readonly businessOn: string }> {
  const [row] = await tx.orm.execute<{ mark: string; business_on: string }>(sql`
    select ${currentPolicyMark} as mark, ${today(tx.centreId)}::text as business_on`);
  if (row === undefined) throw new Error("the database gave no date");
  return { mark: row.mark, businessOn: row.business_on };
}
