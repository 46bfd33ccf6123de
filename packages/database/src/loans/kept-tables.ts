import { sql, type SQL } from "drizzle-orm";
import type { KeptRows } from "./unnested.ts";

// ASCII's own separators of tables and of their columns; the cells have the two below them.
const BETWEEN_TABLES = "\u001c";
const BETWEEN_COLUMNS = "\u001d";

/** A query that gives what {@link keepTables} made, as `text`. */
export interface KeptText {
  readonly query: SQL;
}

/** The rows of some tables as one text; of each table its `columnTexts`. */
export function keepTables(tables: readonly (readonly string[])[]): string {
  return tables.map((texts) => texts.join(BETWEEN_COLUMNS)).join(BETWEEN_TABLES);
}

/**
 * The rows of one of these tables, the first being 0, for its writer. They never leave the server:
 * fetched, cut up and sent back they cost a settlement 10 of 34 µs a loan.
 */
export function keptTable({ query }: KeptText, index: number): KeptRows {
  const table = sql`split_part(source.text, ${BETWEEN_TABLES}, ${sql.raw(String(index + 1))})`;
  // OFFSET 0 keeps the text from being cut up again for every column.
  return {
    kept: sql`(select string_to_array(${table}, ${BETWEEN_COLUMNS}) as cells
      from (${query}) as source offset 0) as kept`,
  };
}
