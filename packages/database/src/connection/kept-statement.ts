import { is, Placeholder, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";

/** A statement of one text column that a connection keeps prepared. */
export interface KeptStatement {
  readonly name: string;
  /** With `$1` and so on, which are texts. */
  readonly text: string;
}

/**
 * Builds a statement once for the process instead of once for each request.
 *
 * @param parameters names of the statement's placeholders, in the order in which they are given.
 */
export function keepStatement(
  name: string,
  statement: SQL,
  parameters: readonly string[],
): KeptStatement {
  const { sql, params } = new PgDialect().sqlToQuery(statement);
  const text = sql.replaceAll(/\$(\d+)/g, (_, place: string) => {
    const given: unknown = params[Number(place) - 1];
    const index = is(given, Placeholder) ? parameters.indexOf(given.name) : -1;
    if (index < 0) throw new Error(`${name} has a value where only placeholders may stand`);
    return `$${index + 1}`;
  });
  const types = parameters.length === 0 ? "" : ` (${parameters.map(() => "text").join(", ")})`;
  return { name, text: `${types} as ${text}` };
}

/** A value inside a statement, null as such; as libpq writes it, whatever the server's settings. */
export function literal(value: string | null): string {
  if (value === null) return "null";
  if (value.includes("\0")) throw new Error("a text with a zero byte is no value");
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return value.includes("\\") ? ` E${quoted.replaceAll("\\", "\\\\")}` : quoted;
}
