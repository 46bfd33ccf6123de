import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import postgres from "postgres";

const FOLDER = fileURLToPath(new URL("../../migrations", import.meta.url));

/** The hashes of this version's migrations, in order. */
export function shippedMigrationHashes(): string[] {
  return readMigrationFiles({ migrationsFolder: FOLDER }).map(({ hash }) => hash);
}

/** The hashes of the migrations that made a database, in order. */
export async function appliedMigrationHashes(ownerUrl: string): Promise<string[]> {
  const client = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    const rows = await client<{ hash: string }[]>`
      select hash from drizzle.__drizzle_migrations order by created_at`;
    return rows.map(({ hash }) => hash);
  } finally {
    await client.end({ timeout: 5 });
  }
}

/**
 * Makes the tables of an earlier version, by this version's first migrations, and adds no row of
 * policy: what is restored brings its own.
 */
export async function migrateThrough(ownerUrl: string, migrations: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "bursar-migrations-"));
  const client = postgres(ownerUrl, { max: 1, onnotice: () => undefined });
  try {
    await cp(FOLDER, folder, { recursive: true });
    const file = join(folder, "meta/_journal.json");
    const journal = JSON.parse(await readFile(file, "utf8")) as { entries: unknown[] };
    const entries = journal.entries.slice(0, migrations);
    await writeFile(file, JSON.stringify({ ...journal, entries }));
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end({ timeout: 5 });
    await rm(folder, { recursive: true, force: true });
  }
}
