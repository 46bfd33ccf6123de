import type { OwnerConnection } from "./owner-connection.ts";

/** A table with the columns that hold something of its own, largest first. */
export interface BackedUpTable {
  /** `public.loans`. */
  readonly name: string;
  readonly columns: readonly string[];
}

/**
 * Every table of the product. Queues (schema `bullmq`) are not: they are made again out of what
 * the tables call open, nor are unlogged tables, of which a server that fails keeps nothing either:
 * what they hold is computed again. A partitioned table is one table.
 */
export async function listBackedUpTables(connection: OwnerConnection): Promise<BackedUpTable[]> {
  const rows = await connection<{ name: string; columns: string[] }[]>`
    select format('%s.%s', n.nspname, c.relname) as name,
           array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and not c.relispartition
      and c.relpersistence = 'p' and a.attgenerated = ''
    group by c.oid, n.nspname, c.relname
    order by greatest(pg_table_size(c.oid), (
      select sum(pg_table_size(relid)) from pg_partition_tree(c.oid))) desc, 1`;
  return rows.map(({ name, columns }) => ({ name, columns }));
}

/** `"public"."loans"`, for a statement. */
export function quoted(name: string): string {
  return name
    .split(".")
    .map((part) => `"${part.replaceAll('"', '""')}"`)
    .join(".");
}

/** The columns for a statement. */
export function columnList(columns: readonly string[]): string {
  return columns.map(quoted).join(", ");
}
