import { sql, type SQL } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

/** What a list of names holds once this one is in it; one that is there already is not repeated. */
export function withMember(column: PgColumn, member: string): SQL {
  return sql`case when ${member}::text = any(${column}) then ${column}
    else array_append(${column}, ${member}::text) end`;
}
