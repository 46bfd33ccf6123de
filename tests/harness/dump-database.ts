import type { TestDatabase } from "@bursar/database/testing";

/** Every row of every table, queues included, one text a line: what a copied backup shows. */
export async function dumpDatabase({ owner }: TestDatabase): Promise<string[]> {
  const tables = await owner.client<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')
      and not (select relispartition from pg_class
               where oid = format('%I.%I', schemaname, tablename)::regclass)
    order by 1`;
  const lines: string[] = [];
  for (const { name } of tables) {
    const rows = await owner.client.unsafe<{ row: string }[]>(
      `select to_jsonb(t)::text as row from ${name} t`,
    );
    lines.push(...rows.map(({ row }) => `${name} ${row}`));
  }
  return lines;
}
