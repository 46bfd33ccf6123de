import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { ERASED_NAME } from "./erased-name.ts";
import { idsIn, remove } from "./remove-rows.ts";
import { tombstoneDocuments } from "./tombstone-documents.ts";

/** Sign-in traces of the named table that ended on or before `cutoff`. */
export async function deleteSignInTraces(tx: Tx, tables: readonly string[], cutoff: string) {
  const ended = sql`(expires_at at time zone 'Asia/Shanghai')::date <= ${cutoff}
    and expires_at < now()`;
  if (tables.includes("volunteer_sessions"))
    await tx.orm.execute(sql`
      delete from auth.volunteer_sessions where centre_id = ${tx.centreId} and ${ended}`);
  if (tables.includes("session"))
    await tx.orm.execute(sql`
      delete from auth.session where ${ended} and user_id in (
        select user_id from auth.staff_members where centre_id = ${tx.centreId})`);
}

/** Stored answers of these days. */
export async function deleteIdempotencyKeys(tx: Tx, days: readonly string[]): Promise<void> {
  const day = sql`(created_at at time zone 'Asia/Shanghai')::date::text`;
  await remove(tx, "idempotency_keys", sql`${day} in ${idsIn(days)}`);
}

export async function deleteDrafts(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const subjects = sql`subject_id in ${idsIn(ids)}`;
  const keys = await tombstoneDocuments(tx, subjects);
  await remove(tx, "document_upload_links", subjects);
  await remove(tx, "document_prints", subjects);
  await remove(tx, "application_drafts", sql`id in ${idsIn(ids)}`);
  return keys;
}

/** Empties imports of what their rows said; verdicts and figures stay. */
export async function eraseImports(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.orm.execute(sql`
    update import_rows set content_sealed = null, content_hash = null, problems = '[]'
    where centre_id = ${tx.centreId} and import_id in ${idsIn(ids)}`);
  await tx.orm.execute(sql`
    update imports set file_name = ${ERASED_NAME}
    where centre_id = ${tx.centreId} and id in ${idsIn(ids)}`);
}

export async function deleteInterest(tx: Tx, ids: readonly string[]): Promise<void> {
  await remove(tx, "interest_entries", sql`id in ${idsIn(ids)}`);
}

/** The lines of notices and what was said against them; that there was a notice stays. */
export async function deletePublicity(tx: Tx, ids: readonly string[]): Promise<void> {
  await remove(tx, "publicity_objections", sql`notice_id in ${idsIn(ids)}`);
  await remove(tx, "publicity_entries", sql`notice_id in ${idsIn(ids)}`);
}

export async function deletePreApplications(tx: Tx, which: SQL): Promise<string[]> {
  const ids = sql`(select id from pre_applications where centre_id = ${tx.centreId} and (${which}))`;
  const keys = await deleteAround(tx, ids);
  await remove(tx, "pre_application_events", sql`pre_application_id in ${ids}`);
  await remove(tx, "pre_applications", which);
  return keys;
}

export async function deleteHardship(tx: Tx, which: SQL): Promise<string[]> {
  const ids = sql`(select id from hardship_recognitions
    where centre_id = ${tx.centreId} and (${which}))`;
  const keys = await deleteAround(tx, ids);
  await remove(tx, "hardship_events", sql`recognition_id in ${ids}`);
  await tx.orm.execute(sql`
    update hardship_recognitions set replaces_id = null
    where centre_id = ${tx.centreId} and replaces_id in ${ids}`);
  await remove(tx, "hardship_recognitions", which);
  return keys;
}

export async function eraseWorkingDocuments(tx: Tx, ids: readonly string[]): Promise<string[]> {
  return tombstoneDocuments(tx, sql`id in ${idsIn(ids)}`);
}

export async function deleteNotices(tx: Tx, borrowerIds: readonly string[]): Promise<void> {
  await remove(tx, "notices", sql`borrower_id in ${idsIn(borrowerIds)}`);
}

/** Papers, links and lines of lists of what is about to go. */
async function deleteAround(tx: Tx, ids: SQL): Promise<string[]> {
  const subjects = sql`subject_id in ${ids}`;
  for (const table of [
    "document_upload_links",
    "document_prints",
    "publicity_objections",
    "publicity_entries",
  ])
    await remove(tx, table, subjects);
  return tombstoneDocuments(tx, subjects);
}
