import { sql, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Database } from "@bursar/database/connection";

/** Where attempts are written down, one row each. */
export interface AttemptLog {
  readonly table: PgTable;
  readonly subjectHash: PgColumn;
  readonly at: PgColumn;
}

/** So many attempts within a window that moves with the clock. */
export interface Limit {
  readonly count: number;
  readonly windowSeconds: number;
}

type Orm = Pick<Database["orm"], "execute">;

/**
 * Seconds until one more attempt is within the limit, or undefined when it is now. `but` leaves
 * rows out, such as the attempt that asks.
 */
export async function secondsToWait(
  orm: Orm,
  log: AttemptLog,
  asked: { subjectHash: Buffer; limit: Limit; but?: SQL },
): Promise<number | undefined> {
  const window = sql`${asked.limit.windowSeconds} * interval '1 second'`;
  const [row] = await orm.execute<{ wait: number }>(sql`
    select greatest(1, ceil(extract(epoch from ${log.at} + ${window} - now())))::int as wait
    from ${log.table}
    where ${log.subjectHash} = ${asked.subjectHash} and ${log.at} > now() - ${window}
      and not coalesce(${asked.but ?? sql`false`}, false)
    order by ${log.at} desc offset ${asked.limit.count - 1} limit 1`);
  return row?.wait;
}
