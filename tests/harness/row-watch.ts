import type { TestDatabase } from "@bursar/database/testing";

/** Counts attempts whether they succeed or not; everything else is written by successes alone. */
const COUNTERS = new Set([
  "auth.sign_in_failures",
  "auth.graduate_code_requests",
  "auth.session",
  "auth.sessions",
]);

/**
 * A text that changes with every row that is added, changed or removed anywhere, queues included:
 * for each table its rows and the youngest transaction that wrote one.
 */
export async function watchRows({ owner }: TestDatabase): Promise<() => Promise<string>> {
  const tables = await owner.client<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema', 'drizzle')
      and not (select relispartition from pg_class
               where oid = format('%I.%I', schemaname, tablename)::regclass)
    order by 1`;
  const parts = tables
    .filter(({ name }) => !COUNTERS.has(name))
    .map(
      ({ name }) =>
        `select '${name} ' || count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) from ${name}`,
    );
  const query = `select string_agg(t, E'\\n' order by t) as state from (${parts.join(" union all ")}) s (t)`;
  let seen: { readonly next: string; readonly state: string } | undefined;
  return async () => {
    // No row is written without a transaction's number, and mostly none was given out since.
    const [number] = await owner.client<{ next: string }[]>`
      select pg_snapshot_xmax(pg_current_snapshot())::text as next`;
    const next = number?.next ?? "";
    if (seen?.next === next) return seen.state;
    // Prepared: to plan the scans of all tables and partitions takes longer than to make them.
    const [row] = await owner.client.unsafe<{ state: string }[]>(query, [], { prepare: true });
    seen = { next, state: row?.state ?? "" };
    return seen.state;
  };
}
