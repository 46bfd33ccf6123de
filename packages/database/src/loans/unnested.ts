import { sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

type ColumnType = "text" | "bigint" | "integer" | "date" | "boolean" | "timestamptz";
type Cell = string | number | bigint | boolean | null;

/** Stand between cells and for none; a text that holds either goes as an array of its own. */
const SEPARATOR = "\u001f";
const NULL = "\u001e";

/** A column of rows that are written by one statement: its name, its type, its values. */
export type UnnestedColumn = readonly [name: string, type: ColumnType, values: Values];
/** The cells, or where all of them stand as one text. */
type Values = readonly Cell[] | SQL;

/**
 * Rows as `unnest(…) as rows (…)`: one parameter a column however many rows there are, where a
 * VALUES list takes one a cell (65,535 at most) and is planned anew for every count.
 */
export function unnested(columns: readonly UnnestedColumn[]): SQL {
  const arrays = columns.map((column) => {
    const [, type, values] = column;
    // One text a column: the driver's own arrays quote cell by cell, drizzle's types get in their
    // way (dates), and both together cost a settlement more than its computation.
    if (isCells(values) && isAmbiguous(column))
      return sql`${sql.param(values.map((cell) => cell?.toString() ?? null))}::text[]`;
    const text = isCells(values) ? textOf(values) : values;
    const split = sql`string_to_array(${text}, ${SEPARATOR}, ${NULL})`;
    return type === "text" ? split : sql`${split}::${sql.raw(type)}[]`;
  });
  const names = columns.map(([name]) => sql.identifier(name));
  return sql`unnest(${sql.join(arrays, sql`, `)}) as rows (${sql.join(names, sql`, `)})`;
}

function textOf(values: readonly Cell[]): string {
  return values.map((cell) => cell ?? NULL).join(SEPARATOR);
}

/** The columns of a table's rows. */
export type ColumnsOf<Row> = (rows: readonly Row[]) => readonly UnnestedColumn[];

/**
 * A text a column, for {@link rowsToWrite} to find in the database later.
 *
 * @throws Error for a cell that can't stand between separators
 */
export function columnTexts<Row>(
  columnsOf: ColumnsOf<Row>,
  rows: readonly Row[],
): readonly string[] {
  return columnsOf(rows).map((column) => {
    const [name, , values] = column;
    if (!isCells(values) || isAmbiguous(column))
      throw new Error(`${name} can't be kept as one text`);
    return textOf(values);
  });
}

/** Rows that stand in the database: a FROM item `kept` whose `cells` are texts a column. */
export interface KeptRows {
  readonly kept: SQL;
}

/** Rows as they are, or where they are kept. */
export type Rows<Row> = readonly Row[] | KeptRows;

/** What a statement that writes rows needs: their columns, and `rows` as FROM items. */
export interface RowsToWrite {
  readonly columns: readonly UnnestedColumn[];
  readonly from: SQL;
}

/** Undefined where there are none, and nothing is to be written. */
export function rowsToWrite<Row>(
  columnsOf: ColumnsOf<Row>,
  rows: Rows<Row>,
): RowsToWrite | undefined {
  if (!("kept" in rows)) {
    const columns = columnsOf(rows);
    return rows.length === 0 ? undefined : { columns, from: unnested(columns) };
  }
  const columns = columnsOf([]).map(([name, type], index): UnnestedColumn => {
    return [name, type, sql`kept.cells[${sql.raw(String(index + 1))}]`];
  });
  return { columns, from: sql`${rows.kept}, ${unnested(columns)}` };
}

function isCells(values: Values): values is readonly Cell[] {
  return Array.isArray(values);
}

/** Joined and split again it would not be what it was: one empty text alone is no text at all. */
function isAmbiguous([, type, values]: UnnestedColumn): boolean {
  if (type !== "text" || !isCells(values)) return false;
  return values.some(
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
