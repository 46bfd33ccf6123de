import type { Database } from "@bursar/database/connection";

/** Everything that is stored, as text: what somebody with a copy of the database can read. */
export async function dumpDatabase(owner: Database): Promise<string> {
  const tables = await owner.client<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'auth')
      and not (select relispartition from pg_class
               where oid = format('%I.%I', schemaname, tablename)::regclass)`;
  const rows: string[] = [];
  for (const { name } of tables) {
    const found = await owner.client.unsafe<{ row: string }[]>(
      `select row_to_json(t)::text as row from ${name} t`,
    );
    rows.push(...found.map(({ row }) => `${name} ${row}`));
  }
  return rows.join("\n");
}

/** The ways in which a value could stand in a dump without being protected. */
export function spellings(value: string): string[] {
  const bytes = Buffer.from(value);
  return [value, bytes.toString("hex"), bytes.toString("base64"), bytes.toString("base64url")];
}
