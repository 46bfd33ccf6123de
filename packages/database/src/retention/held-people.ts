import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";

/** Ids of the borrowers under a hold. */
export function heldIds(tx: Tx): SQL {
  return sql`(select borrower_id from legal_holds
    where centre_id = ${tx.centreId} and lifted_on is null)`;
}

/** Keyed hashes of their ID numbers: what stood before there was a file is found by them. */
export function heldHashes(tx: Tx): SQL {
  return sql`(select id_number_hash from borrowers
    where centre_id = ${tx.centreId} and id in ${heldIds(tx)})`;
}

/** Whether what lies under a subject belongs to one of them. */
export function isHeldSubject(tx: Tx, subject: SQL): SQL {
  const { centreId } = tx;
  return sql`(${subject} in ${heldIds(tx)}
    or ${subject} in (select id from applications
      where centre_id = ${centreId} and borrower_id in ${heldIds(tx)})
    or ${subject} in (select id from change_requests
      where centre_id = ${centreId} and borrower_id in ${heldIds(tx)})
    or ${subject} in (select id from application_drafts
      where centre_id = ${centreId} and id_number_hash in ${heldHashes(tx)})
    or ${subject} in (select id from pre_applications
      where centre_id = ${centreId} and id_number_hash in ${heldHashes(tx)})
    or ${subject} in (select id from hardship_recognitions
      where centre_id = ${centreId} and id_number_hash in ${heldHashes(tx)}))`;
}
