import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Database } from "@bursar/database/connection";
import { projectRoot } from "./project-root.ts";

const JOURNAL = join(projectRoot, "packages/database/migrations/meta/_journal.json");

export type SchemaState =
  | { readonly kind: "ready" }
  /** No database of this name, nothing in it, or no centre yet. */
  | { readonly kind: "empty" }
  /** Made by an earlier version of this program. */
  | { readonly kind: "behind"; readonly missing: number };

/** No such database, schema or table. */
const ABSENT = new Set(["3D000", "3F000", "42P01"]);
const WRONG_LOGIN = new Set(["28P01", "28000"]);

/** Whether the database can serve this version, asked as its owner. */
export async function readSchemaState(owner: Database): Promise<SchemaState> {
  try {
    const [row] = await owner.client<{ applied: number; centres: boolean }[]>`
      select (select count(*)::int from drizzle.__drizzle_migrations) as applied,
             exists (select 1 from centres) as centres`;
    const missing = shippedMigrations() - (row?.applied ?? 0);
    if (missing > 0) return { kind: "behind", missing };
    return row?.centres === true ? { kind: "ready" } : { kind: "empty" };
  } catch (error) {
    if (ABSENT.has(codeOf(error))) return { kind: "empty" };
    throw error;
  }
}

/** Whether the login's password is the one that this data folder knows. */
export async function canSignIn(database: Database): Promise<boolean> {
  try {
    await database.client`select 1`;
    return true;
  } catch (error) {
    if (WRONG_LOGIN.has(codeOf(error))) return false;
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error ? String(Reflect.get(error, "code")) : "";
}

/** How many migrations this version has. */
function shippedMigrations(): number {
  const journal = JSON.parse(readFileSync(JOURNAL, "utf8")) as { entries: unknown[] };
  return journal.entries.length;
}
