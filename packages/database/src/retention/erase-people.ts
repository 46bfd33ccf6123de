import { sql, type SQL } from "drizzle-orm";
import { sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { removeSearchKeys } from "../search/search-keys.ts";
import { deleteHardship, deletePreApplications } from "./erase-early-stages.ts";
import { eraseMoney } from "./erase-money.ts";
import { ERASED_NAME } from "./erased-name.ts";
import { idsIn, remove } from "./remove-rows.ts";
import { tombstoneDocuments } from "./tombstone-documents.ts";

/**
 * Erases borrowers with everything but what the ledger needs: contracts, loans, facts and
 * transfers stay, without anything that says whose they were.
 *
 * @returns storage keys for the store to delete.
 */
export async function erasePeople(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const who = idsIn(ids);
  const { centreId } = tx;
  const contracts = sql`(select id from contracts
    where centre_id = ${centreId} and borrower_id in ${who})`;
  const applications = sql`(select id from applications
    where centre_id = ${centreId} and borrower_id in ${who})`;
  const hashes = sql`(select id_number_hash from borrowers
    where centre_id = ${centreId} and id in ${who})`;
  const keys = await tombstoneDocuments(
    tx,
    sql`borrower_id in ${who} or subject_id in ${who} or subject_id in ${applications}
      or subject_id in ${contracts}
      or subject_id in (select id from change_requests
        where centre_id = ${centreId} and borrower_id in ${who})
      or subject_id in (select id from application_drafts
        where centre_id = ${centreId} and id_number_hash in ${hashes})`,
  );
  for (const table of ["contract_accounts", "contract_co_borrowers", "guardian_consents"])
    await remove(tx, table, sql`contract_id in ${contracts}`);
  await remove(tx, "document_prints", sql`subject_id in ${contracts}`);
  keys.push(...(await removeSheets(tx, contracts)));
  for (const table of ["borrower_contacts", "notices", "refresh_conflicts"])
    await remove(tx, table, sql`borrower_id in ${who}`);
  await eraseCollection(tx, who);
  await remove(tx, "document_upload_links", sql`subject_id in ${who}`);
  await remove(tx, "document_prints", sql`subject_id in ${who}`);
  await remove(tx, "change_requests", sql`borrower_id in ${who}`);
  await eraseMoney(tx, who);
  keys.push(...(await eraseExports(tx, who)));
  keys.push(...(await deletePreApplications(tx, sql`id_number_hash in ${hashes}`)));
  keys.push(...(await deleteHardship(tx, sql`id_number_hash in ${hashes}`)));
  await remove(tx, "application_drafts", sql`id_number_hash in ${hashes} or borrower_id in ${who}`);
  keys.push(...(await deleteApplications(tx, sql`borrower_id in ${who}`)));
  await forgetWays(tx, who);
  await removeSearchKeys(tx, ids);
  await overwrite(tx, who);
  return keys;
}

/** Statements and certificates of loans, and what was found out about the lender's figures. */
async function removeSheets(tx: Tx, contracts: SQL): Promise<string[]> {
  const { centreId } = tx;
  const loans = sql`(select id from loans
    where centre_id = ${centreId} and contract_id in ${contracts})`;
  const sheets = sql`(select id from issued_statements
    where centre_id = ${centreId} and loan_id in ${loans})`;
  await remove(tx, "document_prints", sql`subject_id in ${sheets}`);
  const files = await tx.orm.execute<{ key: string | null }>(sql`
    delete from issued_statements
    where centre_id = ${centreId} and loan_id in ${loans} returning storage_key as key`);
  await remove(
    tx,
    "lender_differences",
    sql`contract_no in (select contract_no from loans
      where centre_id = ${centreId} and id in ${loans})`,
  );
  return [...files].flatMap(({ key }) => (key === null ? [] : [key]));
}

/** How their arrears were pursued; the ledger's own rows stay. */
async function eraseCollection(tx: Tx, who: SQL): Promise<void> {
  const { centreId } = tx;
  const demands = sql`(select id from demands
    where centre_id = ${centreId} and borrower_id in ${who})`;
  await remove(tx, "demand_deliveries", sql`demand_id in ${demands}`);
  for (const table of [
    "demands",
    "payment_promises",
    "collection_contacts",
    "collection_cases",
    "borrower_conditions",
  ])
    await remove(tx, table, sql`borrower_id in ${who}`);
  await tx.orm.execute(sql`
    update loan_write_offs set reason_sealed = null
    where centre_id = ${centreId} and loan_id in (select id from loans
      where centre_id = ${centreId} and borrower_id in ${who})`);
}

/**
 * Takes applications away with all that hangs on them; one from which a contract came stays as an
 * empty row that the contract names.
 */
export async function deleteApplications(tx: Tx, which: SQL): Promise<string[]> {
  const { centreId } = tx;
  const ids = sql`(select id from applications where centre_id = ${centreId} and (${which}))`;
  const drafts = sql`(select id from application_drafts
    where centre_id = ${centreId} and application_id in ${ids})`;
  const subjects = sql`subject_id in ${ids} or subject_id in ${drafts}`;
  const keys = await tombstoneDocuments(tx, subjects);
  await remove(tx, "document_prints", subjects);
  await remove(tx, "document_upload_links", subjects);
  for (const table of [
    "application_events",
    "deficiency_notices",
    "review_openings",
    "amount_raises",
    "application_drafts",
  ])
    await remove(tx, table, sql`application_id in ${ids}`);
  await tx.orm.execute(sql`
    update applications set
      department = ${ERASED_NAME}, major = ${ERASED_NAME}, student_number = ${ERASED_NAME},
      high_school = ${ERASED_NAME}, hardship_category = 'other',
      co_borrower_name = ${ERASED_NAME}, co_borrower_relation = 'other',
      co_borrower_id_number_sealed =
        ${sealText(tx, "applications.co_borrower_id_number", ERASED_NAME)},
      co_borrower_id_number_hash = sha256(convert_to(id, 'UTF8')),
      co_borrower_phone_sealed = ${sealText(tx, "applications.co_borrower_phone", ERASED_NAME)},
      warnings = '[]', content_sealed = null, applicant_key = null, phone_hash = null,
      changed_fields = null, acknowledged = null, file_updates = null, version = version + 1
    where centre_id = ${centreId} and (${which})`);
  await remove(
    tx,
    "applications",
    sql`(${which}) and id not in (select application_id from contracts
      where centre_id = ${centreId} and application_id is not null)`,
  );
  return keys;
}

/** ZIPs of single bags; those of a year end with their own short term. */
async function eraseExports(tx: Tx, who: SQL): Promise<string[]> {
  const exports = sql`(select id from archive_exports
    where centre_id = ${tx.centreId} and borrower_id in ${who})`;
  const rows = await tx.orm.execute<{ key: string }>(sql`
    delete from archive_export_slices
    where centre_id = ${tx.centreId} and export_id in ${exports} returning storage_key as key`);
  await remove(tx, "archive_exports", sql`borrower_id in ${who}`);
  return rows.map(({ key }) => key);
}

/** The ways by which they were found: locators and, where no centre knows them, sign-ins. */
async function forgetWays(tx: Tx, who: SQL): Promise<void> {
  const { centreId } = tx;
  const mine = sql`select id_number_hash, phone_hash from borrowers
    where centre_id = ${centreId} and id in ${who}`;
  await tx.orm.execute(sql`
    delete from locators l using (${mine}) b where l.centre_id = ${centreId} and (
      l.kind = 'id-number' and l.keyed_hash = b.id_number_hash
      or l.kind = 'phone' and l.keyed_hash = b.phone_hash and not exists (
        select from borrowers o where o.centre_id = ${centreId}
          and o.phone_hash = b.phone_hash and o.id not in ${who}))`);
  for (const table of ["graduate_codes", "graduate_sessions"])
    await tx.orm.execute(sql`
      delete from auth.${sql.identifier(table)} s using (${mine}) b
      where s.id_number_hash = b.id_number_hash and not exists (select from locators l
        where l.kind = 'id-number' and l.keyed_hash = b.id_number_hash)`);
}

async function overwrite(tx: Tx, who: SQL): Promise<void> {
  await tx.orm.execute(sql`
    update borrowers set name = ${ERASED_NAME}, ethnicity = ${ERASED_NAME},
      id_number_sealed = ${sealText(tx, "borrowers.id_number", ERASED_NAME)},
      id_number_hash = sha256(convert_to(id, 'UTF8')),
      phone_sealed = ${sealText(tx, "borrowers.phone", ERASED_NAME)},
      phone_hash = sha256(convert_to(id, 'UTF8')),
      phone_before_sealed = null, phone_confirmed_on = null, phone_changed_at = null,
      version = version + 1
    where centre_id = ${tx.centreId} and id in ${who}`);
  await tx.orm.execute(sql`
    update legal_holds set reason_sealed = ${sealText(tx, "legal_holds.reason", ERASED_NAME)}
    where centre_id = ${tx.centreId} and borrower_id in ${who}`);
}
