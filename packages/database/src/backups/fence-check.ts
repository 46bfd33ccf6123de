import { TENANCY } from "../connection/tenancy.ts";
import type { OwnerConnection } from "./owner-connection.ts";

/** Tables of the centres that show the services' login a row without a centre, or are not fenced. */
export async function findOpenFences(connection: OwnerConnection): Promise<string[]> {
  const tables = Object.entries(TENANCY)
    .filter(([, whose]) => whose === "centre")
    .map(([name]) => name);
  const rows = await connection<{ name: string }[]>`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relname = any(${tables})
      and not (relrowsecurity and relforcerowsecurity)`;
  const open = new Set(rows.map(({ name }) => name));
  await connection.unsafe("begin read only");
  await connection.unsafe("set local row_security = on");
  await connection.unsafe("set local role bursar_app");
  for (const table of tables) {
    const [seen] = await connection.unsafe(`select 1 from public.${table} limit 1`);
    if (seen !== undefined) open.add(table);
  }
  await connection.unsafe("rollback");
  return [...open].toSorted();
}
