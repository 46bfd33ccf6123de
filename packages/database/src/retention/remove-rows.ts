import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";

/** Deletes rows of the centre; the table's name comes from this folder alone. */
export async function remove(tx: Tx, table: string, which: SQL): Promise<void> {
  await tx.orm.execute(sql`
    delete from ${sql.identifier(table)} where centre_id = ${tx.centreId} and (${which})`);
}

/** The ids as a table: arrays of text don't go through prepared statements as parameters. */
export function idsIn(ids: readonly string[]): SQL {
  return sql`(select jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb))`;
}
