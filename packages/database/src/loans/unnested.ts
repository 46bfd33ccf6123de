import { sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/** JSON goes as its text, bytes as `\\x` and hexadecimal digits. */
type ColumnType =
  | "text"
  | "bigint"
  | "integer"
  | "date"
  | "boolean"
  | "timestamptz"
  | "jsonb"
  | "bytea";
type Cell = string | number | bigint | boolean | null;

/** Stand between cells and for none; a text that holds either goes as an array of its own. */
const SEPARATOR = "\u001f";
const NULL = "\u001e";

/** A column of rows that are written by one statement: its name, its type, its cells. */
export type UnnestedColumn = readonly [name: string, type: ColumnType, cells: readonly Cell[]];

/**
 * Rows as `unnest(…) as rows (…)`: one parameter a column however many rows there are, where a
 * VALUES list takes one a cell (65,535 at most) and is planned anew for every count.
 */
export function unnested(columns: readonly UnnestedColumn[]): SQL {
  const arrays = columns.map((column) => {
    const [, type, cells] = column;
    // One text a column: the driver's own arrays quote cell by cell, drizzle's types get in their
    // way (dates), and both together cost a settlement more than its computation.
    if (isAmbiguous(column))
      return sql`${sql.param(cells.map((cell) => cell?.toString() ?? null))}::text[]`;
    const text = cells.map((cell) => cell ?? NULL).join(SEPARATOR);
    const split = sql`string_to_array(${text}, ${SEPARATOR}, ${NULL})`;
    return type === "text" ? split : sql`${split}::${sql.raw(type)}[]`;
  });
  const names = columns.map(([name]) => sql.identifier(name));
  return sql`unnest(${sql.join(arrays, sql`, `)}) as rows (${sql.join(names, sql`, `)})`;
}

/** The columns of a table's rows. */
export type ColumnsOf<Row> = (rows: readonly Row[]) => readonly UnnestedColumn[];

/** Rows that a plan has kept in the database: FROM and WHERE of a query for their columns. */
export interface PlannedRows {
  readonly planned: SQL;
}

/** Rows as they are, or as they were planned. */
export type Rows<Row> = readonly Row[] | PlannedRows;

/** What a statement that writes rows needs: their columns, and `rows` as a FROM item. */
export interface RowsToWrite {
  readonly columns: readonly UnnestedColumn[];
  readonly from: SQL;
}

/** Undefined where there are none, and nothing is to be written. */
export function rowsToWrite<Row>(
  columnsOf: ColumnsOf<Row>,
  rows: Rows<Row>,
): RowsToWrite | undefined {
  if ("planned" in rows) {
    const columns = columnsOf([]);
    return { columns, from: sql`(select ${namesOf(columns)} ${rows.planned}) as rows` };
  }
  if (rows.length === 0) return undefined;
  const columns = columnsOf(rows);
  return { columns, from: unnested(columns) };
}

/** Joined and split again it would not be what it was: one empty text alone is no text at all. */
function isAmbiguous([, type, cells]: UnnestedColumn): boolean {
  if (type !== "text") return false;
  return cells.some(
    (cell) =>
      typeof cell === "string" && (cell === "" || cell.includes(SEPARATOR) || cell.includes(NULL)),
  );
}

/** As `inArray`, with one parameter for any number of ids: one statement, planned once. */
export function isOneOf(column: AnyPgColumn, ids: readonly string[]): SQL {
  return sql`${column} = any(${sql.param([...ids])}::text[])`;
}

/** The columns' names, for the list behind INSERT INTO. */
export function namesOf(columns: readonly UnnestedColumn[]): SQL {
  return sql.join(
    columns.map(([name]) => sql.identifier(name)),
    sql`, `,
  );
}
