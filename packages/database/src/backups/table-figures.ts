import { columnList, quoted, type BackedUpTable } from "./backed-up-tables.ts";
import type { OwnerConnection } from "./owner-connection.ts";

/** What a table holds, in two figures that don't depend on the order of its rows. */
export interface TableFigures {
  readonly rows: number;
  /** Sum over the rows of 60 bits of each row's SHA-256. */
  readonly fingerprint: string;
}

/** Reads the whole table on the server and brings two numbers back. */
export async function tableFigures(
  connection: OwnerConnection,
  { name, columns }: BackedUpTable,
): Promise<TableFigures> {
  const [row] = await connection.unsafe<{ rows: string; fingerprint: string }[]>(`
    select count(*)::text as rows,
      coalesce(sum(('x' || left(encode(sha256(convert_to(
        row(${columnList(columns)})::text, 'UTF8')), 'hex'), 15))::bit(60)::bigint), 0)::text
        as fingerprint
    from ${quoted(name)}`);
  if (row === undefined) throw new Error(`no figures of ${name}`);
  return { rows: Number(row.rows), fingerprint: row.fingerprint };
}
