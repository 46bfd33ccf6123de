import { sql, type Placeholder, type SQL } from "drizzle-orm";

/** Today in Asia/Shanghai, or the date that a demo centre was given: a date inside a statement. */
export function today(centreId: string | Placeholder): SQL {
  return sql`coalesce((select business_on from business_dates where centre_id = ${centreId}),
                    (now() at time zone 'Asia/Shanghai')::date)`;
}
