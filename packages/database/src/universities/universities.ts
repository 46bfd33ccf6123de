import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Tx } from "../connection/index.ts";
import { universities } from "./tables.ts";

/** Names of all registered universities by their five-digit code. */
export async function loadUniversities(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.orm.select().from(universities);
  return new Map(rows.map((row) => [row.code, row.name]));
}

/** Adds universities that are not registered yet; for the owner. */
export async function insertUniversities(
  orm: PostgresJsDatabase,
  rows: readonly (typeof universities.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0)
    await orm
      .insert(universities)
      .values([...rows])
      .onConflictDoNothing();
}
