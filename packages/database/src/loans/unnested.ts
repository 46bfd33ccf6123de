import { sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

type ColumnType = "text" | "bigint" | "integer" | "date" | "boolean" | "timestamptz";
type Cell = string | number | bigint | boolean | null;

/** Stand between cells and for none; a text that holds either goes as an array of its own. */
const SEPARATOR = "\u001f";
const NULL = "\u001e";

/** A column of rows that are written by one statement: its name, its type, its values. */
export type UnnestedColumn = readonly [name: string, type: ColumnType, values: Values];
/** The cells, or all of them as the one text that {@link keptRows} makes. */
type Values = readonly Cell[] | string;

/**
 * Rows as `unnest(…) as rows (…)`: one parameter a column however many rows there are, where a
 * VALUES list takes one a cell (65,535 at most) and is planned anew for every count.
 */
export function unnested(columns: readonly UnnestedColumn[]): SQL {
  const arrays = columns.map((column) => {
    const [, type, values] = column;
    // One text a column: the driver's own arrays quote cell by cell, drizzle's types get in their
    // way (dates), and both together cost a settlement more than its computation.
    if (typeof values !== "string" && isAmbiguous(column))
      return sql`${sql.param(values.map((cell) => cell?.toString() ?? null))}::text[]`;
    const split = sql`string_to_array(${textOf(values)}, ${SEPARATOR}, ${NULL})`;
    return type === "text" ? split : sql`${split}::${sql.raw(type)}[]`;
  });
  const names = columns.map(([name]) => sql.identifier(name));
  return sql`unnest(${sql.join(arrays, sql`, `)}) as rows (${sql.join(names, sql`, `)})`;
}

function textOf(values: Values): string {
  if (typeof values === "string") return values;
  return values.map((cell) => cell ?? NULL).join(SEPARATOR);
}

/** Rows as one text a column, to be written later. */
export interface KeptRows {
  readonly texts: readonly string[];
}

/** Rows as they are, or as {@link keptRows} has made them. */
export type Rows<Row> = readonly Row[] | KeptRows;

type ColumnsOf<Row> = (rows: readonly Row[]) => readonly UnnestedColumn[];

/** @throws Error for a text that can't stand between separators */
export function keptRows<Row>(columnsOf: ColumnsOf<Row>, rows: readonly Row[]): KeptRows {
  const columns = columnsOf(rows);
  const ambiguous = columns.find(isAmbiguous);
  if (ambiguous !== undefined) throw new Error(`${ambiguous[0]} can't be kept as one text`);
  return { texts: columns.map(([, , values]) => textOf(values)) };
}

/** The columns of rows; undefined where there are none, and nothing is to be written. */
export function columnsFrom<Row>(
  columnsOf: ColumnsOf<Row>,
  rows: Rows<Row>,
): readonly UnnestedColumn[] | undefined {
  if (!("texts" in rows)) return rows.length === 0 ? undefined : columnsOf(rows);
  const { texts } = rows;
  if (texts.every((text) => text === "")) return undefined;
  const columns = columnsOf([]);
  if (texts.length !== columns.length) throw new Error("rows were kept with other columns");
  return columns.map(([name, type], index) => [name, type, texts[index] ?? ""]);
}

/** Joined and split again it would not be what it was: one empty text alone is no text at all. */
function isAmbiguous([, type, values]: UnnestedColumn): boolean {
  if (type !== "text" || typeof values === "string") return false;
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
