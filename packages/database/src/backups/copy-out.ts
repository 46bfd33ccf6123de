import type { Readable } from "node:stream";
import { columnList, quoted, type BackedUpTable } from "./backed-up-tables.ts";
import type { OwnerConnection } from "./owner-connection.ts";

/**
 * The table's rows in PostgreSQL's text format, one a line. Text and not binary: it is the form
 * that `pg_dump` carries from one major version to another, and the server promises that alone.
 */
export function copyOut(
  connection: OwnerConnection,
  { name, columns }: BackedUpTable,
): Promise<Readable> {
  return connection
    .unsafe(`copy (select ${columnList(columns)} from ${quoted(name)}) to stdout`)
    .readable();
}
