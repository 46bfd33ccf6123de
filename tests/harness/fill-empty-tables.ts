import type { Sql } from "postgres";

const VALUES: Readonly<Record<string, unknown>> = {
  text: "none",
  integer: 1,
  bigint: 1,
  boolean: false,
  date: "2026-11-20",
  "timestamp with time zone": "2026-11-20T02:00:00Z",
  jsonb: {},
  bytea: "\\x00",
  ARRAY: [],
};

/**
 * Gives each of these tables a row of each centre where it has none, so that there is something to
 * be kept apart. The row is of the right shape and of no sense: it refers to nothing, and the
 * table's checks are taken off before.
 */
export async function fillEmptyTables(
  owner: Sql,
  tables: readonly string[],
  centres: readonly string[],
): Promise<void> {
  for (const table of tables) {
    const rows = await owner<{ centre: string }[]>`
      select distinct centre_id as centre from ${owner(table)}`;
    const missing = centres.filter((centre) => rows.every((row) => row.centre !== centre));
    if (missing.length > 0) await fillTable(owner, table, missing);
  }
}

async function fillTable(owner: Sql, table: string, centres: readonly string[]): Promise<void> {
  const columns = await owner<{ name: string; type: string }[]>`
    select column_name as name, data_type as type from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_nullable = 'NO'`;
  const checks = await owner<{ name: string }[]>`
    select conname as name from pg_constraint
    where contype = 'c' and conrelid = ${`public.${table}`}::regclass`;
  const shape = Object.fromEntries(columns.map(({ name, type }) => [name, VALUES[type]]));
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (const { name } of checks) {
      await sql`alter table ${sql(table)} drop constraint ${sql(name)}`;
    }
    for (const centre of centres) {
      const row = JSON.stringify({ ...shape, centre_id: centre });
      await sql`
        insert into ${sql(table)}
        select * from jsonb_populate_record(null::${sql(table)}, ${row}::text::jsonb)`;
    }
  });
}
