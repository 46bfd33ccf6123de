import { sql } from "drizzle-orm";
import type { Database } from "../connection/open-database.ts";

/** Today in Asia/Shanghai, for those who ask without a centre. */
export async function calendarDate(database: Database): Promise<string> {
  const [row] = await database.orm.execute<{ today: string }>(sql`
    select (now() at time zone 'Asia/Shanghai')::date::text as today`);
  if (row === undefined) throw new Error("the database gave no date");
  return row.today;
}
