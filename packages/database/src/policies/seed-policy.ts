import { sql } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { nationalPolicyRows } from "@bursar/domain/policy";
import { policyRows } from "./tables.ts";

/** Adds the shipped rows that the database lacks; a row that stands there is left as it is. */
export async function seedPolicy(orm: PostgresJsDatabase): Promise<void> {
  const rows = nationalPolicyRows.map((row) => ({ ...row, key: row.key ?? "" }));
  for (let start = 0; start < rows.length; start += 500) {
    await orm
      .insert(policyRows)
      .values(rows.slice(start, start + 500))
      .onConflictDoNothing();
  }
  await orm.execute(sql`analyze policy_rows`);
}
