import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { columnList, quoted, type BackedUpTable } from "./backed-up-tables.ts";
import type { SequenceFigure } from "./installation-figures.ts";
import { openOwnerPool, type OwnerConnection } from "./owner-connection.ts";

/** What is put into a database, table by table. */
export interface CopiedIn {
  readonly tables: readonly BackedUpTable[];
  /** Tables that hold nothing in the end. */
  readonly emptied: readonly BackedUpTable[];
  readonly sequences: readonly SequenceFigure[];
  /** The rows of a table as `copyOut` gave them. */
  open(table: BackedUpTable): Promise<Readable>;
}

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Puts all tables' rows in place of what the migrations have put there, in one transaction: all
 * of it or nothing. Foreign keys are taken off and put back afterwards, which checks each over
 * all rows at once and needs no order of the tables; triggers were heeded when the rows were made.
 */
export async function copyIn(ownerUrl: string, given: CopiedIn): Promise<void> {
  const pool = openOwnerPool(ownerUrl, 1);
  try {
    const connection = await pool.reserve();
    await connection.unsafe("begin");
    await replaceRows(connection, given);
    await connection.unsafe("commit");
    await connection.unsafe("analyze");
  } finally {
    await pool.close();
  }
}

async function replaceRows(connection: OwnerConnection, given: CopiedIn): Promise<void> {
  const keys = await listForeignKeys(connection);
  for (const { table, name } of keys) {
    await connection.unsafe(`alter table ${table} drop constraint ${quoted(name)}`);
  }
  const filled = await listFilled(connection, [...given.tables, ...given.emptied]);
  if (filled.length > 0) await connection.unsafe(`truncate ${filled.join(", ")}`);
  const triggered = await listTriggered(connection);
  for (const table of triggered) {
    await connection.unsafe(`alter table ${table} disable trigger user`);
  }
  for (const table of given.tables) {
    const { name, columns } = table;
    const into = await connection
      .unsafe(`copy ${quoted(name)} (${columnList(columns)}) from stdin`)
      .writable();
    await pipeline(await given.open(table), into);
  }
  for (const table of triggered) {
    await connection.unsafe(`alter table ${table} enable trigger user`);
  }
  for (const { table, name, definition } of keys) {
    await connection.unsafe(`alter table ${table} add constraint ${quoted(name)} ${definition}`);
  }
  for (const { name, lastValue } of given.sequences) {
    if (lastValue !== null) await connection`select setval(${quoted(name)}, ${lastValue}::bigint)`;
  }
}

/** What the migrations have put there; to truncate 200 empty tables takes longer than to look. */
async function listFilled(
  connection: OwnerConnection,
  tables: readonly BackedUpTable[],
): Promise<string[]> {
  const looks = tables.map(({ name }, index) => {
    return `select ${index} as place where exists (select from ${quoted(name)})`;
  });
  const rows = await connection.unsafe<{ place: number }[]>(looks.join(" union all "));
  return rows.map(({ place }) => quoted(tables[place]?.name ?? ""));
}

/** Those of a partition come and go with its table's. */
async function listForeignKeys(connection: OwnerConnection): Promise<ForeignKey[]> {
  return connection<ForeignKey[]>`
    select format('%I.%I', n.nspname, c.relname) as "table", k.conname as name,
           pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and k.conparentid = 0 and n.nspname in ('public', 'auth')
    order by 1, 2`;
}

async function listTriggered(connection: OwnerConnection): Promise<string[]> {
  const rows = await connection<{ name: string }[]>`
    select distinct format('%I.%I', n.nspname, c.relname) as name
    from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
    join pg_namespace n on n.oid = c.relnamespace
    where not t.tgisinternal and t.tgparentid = 0 and n.nspname in ('public', 'auth')
    order by 1`;
  return rows.map(({ name }) => name);
}
