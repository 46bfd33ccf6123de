import { sql, type SQL } from "drizzle-orm";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Sealed } from "../columns/columns.ts";
import type { Tx } from "../connection/index.ts";
import type { SealedTable } from "./sealed-columns.ts";

/** Rows whose locks one transaction holds: some 20 ms. */
const SLICE = 500;

/** The key of the last row that was looked at, as text; absent at the start of a table. */
export type Place = readonly string[] | undefined;

type Row = Record<string, string | null>;

/**
 * Seals the next rows' values anew with the centre's current key. Rows that somebody else has
 * locked are left to a later pass, so that nobody waits for a rotation, nor it for them.
 *
 * @returns how many rows were sealed anew, and where to go on; no place at the table's end.
 */
export async function resealSlice(
  tx: Tx,
  sealed: SealedTable,
  after: Place,
): Promise<{ readonly rows: number; readonly place: Place }> {
  const { key, columns } = sealed;
  const wanted = [...key, ...columns].map(({ column }) => column);
  const keyList = sql.join(key.map(nameOf), sql`, `);
  const rows = await tx.orm.execute<Row>(sql`
    select ${sql.join(
      wanted.map((column) => sql`${sql.identifier(column)}::text`),
      sql`, `,
    )}
    from ${tableOf(sealed)}
    where centre_id = ${tx.centreId} and ${staleIn(tx, sealed)}
      and ${after === undefined ? sql`true` : sql`(${keyList}) > (${placeOf(sealed, after)})`}
    order by ${keyList} limit ${SLICE} for update skip locked`);
  if (rows.length > 0)
    await writeBack(
      tx,
      sealed,
      rows.map((row) => reseal(tx, sealed, row)),
    );
  const last = rows.at(-1);
  if (last === undefined || rows.length < SLICE) return { rows: rows.length, place: undefined };
  return { rows: rows.length, place: key.map(({ column }) => String(last[column])) };
}

/** How many of the centre's rows hold a value that a former key sealed. */
export async function countStale(tx: Tx, sealed: SealedTable): Promise<number> {
  const [row] = await tx.orm.execute<{ count: number }>(sql`
    select count(*)::int as count from ${tableOf(sealed)}
    where centre_id = ${tx.centreId} and ${staleIn(tx, sealed)}`);
  return row?.count ?? 0;
}

/** How many of the centre's values each key has sealed. */
export async function countByKey(tx: Tx, sealed: SealedTable): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { column } of sealed.columns) {
    const rows = await tx.orm.execute<{ key: string; count: number }>(sql`
      select split_part(${sql.identifier(column)}, '.', 1) as key, count(*)::int as count
      from ${tableOf(sealed)}
      where centre_id = ${tx.centreId} and ${sql.identifier(column)} is not null group by 1`);
    for (const { key, count } of rows) counts.set(key, (counts.get(key) ?? 0) + count);
  }
  return counts;
}

function reseal(tx: Tx, { columns }: SealedTable, row: Row): Row {
  const changed = { ...row };
  for (const { column, seal } of columns) {
    const value = row[column];
    if (value === null || value === undefined || value.startsWith(prefixOf(tx))) continue;
    changed[column] = sealText(tx, seal, openText(tx, seal, value as Sealed));
  }
  return changed;
}

/** The rows are locked since they were read, so nobody's change is overwritten. */
async function writeBack(tx: Tx, sealed: SealedTable, rows: readonly Row[]): Promise<void> {
  const { key, columns } = sealed;
  const names = [...key, ...columns].map(({ column }) => column);
  const arrays = names.map((name) => sql`${sql.param(rows.map((row) => row[name]))}::text[]`);
  const set = columns.map(({ column }) => {
    return sql`${sql.identifier(column)} = fresh.${sql.identifier(column)}`;
  });
  const same = key.map(({ column, type }) => {
    return sql`t.${sql.identifier(column)} = fresh.${sql.identifier(column)}::${sql.raw(type)}`;
  });
  await tx.orm.execute(sql`
    update ${tableOf(sealed)} t set ${sql.join(set, sql`, `)}
    from unnest(${sql.join(arrays, sql`, `)})
      as fresh (${sql.join(
        names.map((name) => sql.identifier(name)),
        sql`, `,
      )})
    where t.centre_id = ${tx.centreId} and ${sql.join(same, sql` and `)}`);
}

function staleIn(tx: Tx, { columns }: SealedTable): SQL {
  const prefix = prefixOf(tx);
  const stale = columns.map(({ column }) => {
    const name = sql.identifier(column);
    return sql`(${name} is not null and left(${name}, ${prefix.length}::int) <> ${prefix})`;
  });
  return sql`(${sql.join(stale, sql` or `)})`;
}

function prefixOf({ dataKeys, centreId }: Tx): string {
  if (dataKeys.current === undefined) throw new Error(`${centreId} has no data key`);
  return `${dataKeys.current.id}.`;
}

function placeOf({ key }: SealedTable, place: readonly string[]): SQL {
  const values = key.map(({ type }, index) => sql`${place[index]}::text::${sql.raw(type)}`);
  return sql.join(values, sql`, `);
}

function nameOf({ column }: { readonly column: string }): SQL {
  return sql`${sql.identifier(column)}`;
}

function tableOf({ table }: SealedTable): SQL {
  const [schema = "", name = ""] = table.split(".", 2);
  return sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
}
