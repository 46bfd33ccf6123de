import { sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

type ColumnType = "text" | "bigint" | "integer" | "date" | "boolean" | "timestamptz";
type Cell = string | number | bigint | boolean | null;

/** Stand between cells and for none; a text that holds either goes as an array of its own. */
const SEPARATOR = "\u001f";
const NULL = "\u001e";

/** A column of rows that are written by one statement: its name, its type, its values. */
export type UnnestedColumn = readonly [name: string, type: ColumnType, values: Values];
/** The cells, or all of them as the one text that {@link textsOf} makes. */
type Values = readonly Cell[] | string;

/**
 * Rows as `unnest(…) as rows (…)`: one parameter a column however many rows there are, where a
 * VALUES list takes one a cell (65,535 at most) and is planned anew for every count.
 */
export function unnested(columns: readonly UnnestedColumn[]): SQL {
  const arrays = columns.map(([, type, values]) => {
    // One text a column: the driver's own arrays quote cell by cell, drizzle's types get in their
    // way (dates), and both together cost a settlement more than its computation.
    if (type === "text" && typeof values !== "string" && values.some(isAmbiguous))
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

/**
 * Rows as one text a column, to be kept and written later.
 *
 * @throws Error for a text that can't stand between separators
 */
export function textsOf(columns: readonly UnnestedColumn[]): string[] {
  return columns.map(([name, type, values]) => {
    if (type === "text" && typeof values !== "string" && values.some(isAmbiguous))
      throw new Error(`${name} can't be kept as one text`);
    return textOf(values);
  });
}

/** Columns of no rows with those that {@link textsOf} has kept. */
export function withTexts(
  columns: readonly UnnestedColumn[],
  texts: readonly string[],
): readonly UnnestedColumn[] {
  if (texts.length !== columns.length) throw new Error("rows were kept with other columns");
  return columns.map(([name, type], index) => [name, type, texts[index] ?? ""]);
}

/** Joined and split again it would not be what it was: one empty text alone is no text at all. */
function isAmbiguous(cell: Cell): boolean {
  if (typeof cell !== "string") return false;
  return cell === "" || cell.includes(SEPARATOR) || cell.includes(NULL);
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
