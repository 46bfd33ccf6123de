import { sql, type SQL } from "drizzle-orm";
import { sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { ERASED_NAME } from "./erased-name.ts";

/**
 * Takes names and hashes out of documents and marks their content destroyed.
 *
 * @returns the storage keys that no document needs any more, for the store to delete.
 */
export async function tombstoneDocuments(tx: Tx, which: SQL): Promise<string[]> {
  const { centreId } = tx;
  const rows = await tx.orm.execute<{ key: string }>(sql`
    update documents d set
      file_name_sealed = ${sealText(tx, "documents.file_name", ERASED_NAME)},
      removed_reason_sealed = case when removed_reason_sealed is not null
        then ${sealText(tx, "documents.removed_reason", ERASED_NAME)} end,
      content_hash = sha256(convert_to(id, 'UTF8')), erased_at = now(), version = version + 1
    where centre_id = ${centreId} and erased_at is null and (${which})
    returning storage_key as key`);
  if (rows.length === 0) return [];
  const keys = JSON.stringify(rows.map(({ key }) => key));
  const free = await tx.orm.execute<{ key: string }>(sql`
    select distinct k.key from jsonb_array_elements_text(${keys}::text::jsonb) as k (key)
    where not exists (select from documents d
      where d.centre_id = ${centreId} and d.storage_key = k.key and d.erased_at is null)`);
  return free.map(({ key }) => key);
}

/** Keys of contents that were destroyed: the store must have none of them. */
export async function erasedStorageKeys(tx: Tx): Promise<string[]> {
  const rows = await tx.orm.execute<{ key: string }>(sql`
    select distinct storage_key as key from documents d
    where centre_id = ${tx.centreId} and erased_at is not null
      and not exists (select from documents o
        where o.centre_id = ${tx.centreId} and o.storage_key = d.storage_key
          and o.erased_at is null)`);
  return rows.map(({ key }) => key);
}
