import { sql, type SQL } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { heldHashes, heldIds, isHeldSubject } from "./held-people.ts";
import { ERASED_NAME } from "./erased-name.ts";

/** Days in the centres' time zone. */
const dayOf = (instant: SQL): SQL => sql`(${instant} at time zone 'Asia/Shanghai')::date`;

/** Traces of sign-ins, a table each. */
export function dueSignInTraces(tx: Tx, cutoff: string): SQL {
  const staff = sql`(select user_id from auth.staff_members where centre_id = ${tx.centreId})`;
  // A demo centre's date may be years ahead of the sessions that are in use.
  const ended = sql`${dayOf(sql`expires_at`)} <= ${cutoff} and expires_at < now()`;
  return sql`
    select t.id, ${cutoff}::date as from_on, false as held from (values
      ('volunteer_sessions', exists (select from auth.volunteer_sessions
        where centre_id = ${tx.centreId} and ${ended})),
      ('session', exists (select from auth.session
        where user_id in ${staff} and ${ended}))
    ) t (id, due) where t.due`;
}

/** Stored answers to requests, by the day on which they came. */
export function dueIdempotencyKeys(tx: Tx, cutoff: string): SQL {
  return sql`
    select distinct ${dayOf(sql`created_at`)}::text as id, ${dayOf(sql`created_at`)} as from_on,
      false as held
    from idempotency_keys
    where centre_id = ${tx.centreId} and ${dayOf(sql`created_at`)} <= ${cutoff}`;
}

/** Drafts that became nothing. */
export function dueDrafts(tx: Tx, cutoff: string): SQL {
  return sql`
    select id, ${dayOf(sql`updated_at`)} as from_on,
      coalesce(id_number_hash in ${heldHashes(tx)} or borrower_id in ${heldIds(tx)}, false) as held
    from application_drafts
    where centre_id = ${tx.centreId} and application_id is null
      and ${dayOf(sql`updated_at`)} <= ${cutoff}`;
}

/** Files that were read in; whom their sealed rows name is looked up when one is held. */
export function dueImports(tx: Tx, cutoff: string): SQL {
  const last = dayOf(sql`coalesce(committed_at, sliced_at, created_at)`);
  return sql`
    select id, ${last} as from_on, false as held from imports i
    where centre_id = ${tx.centreId} and status in ('staged', 'committed', 'discarded')
      and kind not in ('universities', 'schools', 'divisions')
      and file_name <> ${ERASED_NAME} and ${last} <= ${cutoff}
      and not exists (select from refresh_conflicts c
        where c.centre_id = ${tx.centreId} and c.import_id = i.id and c.status = 'open')
      and not exists (select from import_differences d
        where d.centre_id = ${tx.centreId} and d.import_id = i.id and d.status = 'open')`;
}

export function dueInterest(tx: Tx, cutoff: string): SQL {
  return sql`
    select id, collected_on as from_on, phone_hash in (select phone_hash from borrowers
      where centre_id = ${tx.centreId} and id in ${heldIds(tx)}) as held
    from interest_entries where centre_id = ${tx.centreId} and collected_on <= ${cutoff}`;
}

/** Lists that are no longer public and against which nothing is open. */
export function duePublicity(tx: Tx, cutoff: string): SQL {
  return sql`
    select n.id, n.to_on as from_on, exists (select from publicity_entries e
        where e.centre_id = ${tx.centreId} and e.notice_id = n.id
          and ${isHeldSubject(tx, sql`e.subject_id`)}) as held
    from publicity_notices n
    where n.centre_id = ${tx.centreId} and n.to_on <= ${cutoff}
      and exists (select from publicity_entries e
        where e.centre_id = ${tx.centreId} and e.notice_id = n.id)
      and not exists (select from publicity_objections o
        where o.centre_id = ${tx.centreId} and o.notice_id = n.id and o.status = 'open')`;
}

/** Pre-applications of people who have no file; the others go with the file. */
export function duePreApplications(tx: Tx, cutoff: string): SQL {
  return sql`
    select p.id, last.on as from_on, false as held
    from pre_applications p, lateral (select greatest(p.entered_on, p.verified_on, p.decided_on,
      p.imported_on, (select max(happened_on) from pre_application_events e
        where e.centre_id = ${tx.centreId} and e.pre_application_id = p.id)) as on) last
    where p.centre_id = ${tx.centreId} and last.on <= ${cutoff} and not exists (
      select from borrowers b
      where b.centre_id = ${tx.centreId} and b.id_number_hash = p.id_number_hash)`;
}

/** Hardship recognitions of people who have no file. */
export function dueHardship(tx: Tx, cutoff: string): SQL {
  return sql`
    select h.id, last.on as from_on, false as held
    from hardship_recognitions h,
      lateral (select greatest(h.entered_on, h.decided_on, h.valid_to) as on) last
    where h.centre_id = ${tx.centreId} and last.on <= ${cutoff} and not exists (
      select from borrowers b
      where b.centre_id = ${tx.centreId} and b.id_number_hash = h.id_number_hash)`;
}

/** Copies that were only worked with, whatever has become of what they lay with. */
export function dueWorkingDocuments(tx: Tx, cutoff: string): SQL {
  return sql`
    select id, ${dayOf(sql`uploaded_at`)} as from_on,
      coalesce(borrower_id in ${heldIds(tx)}, false)
        or ${isHeldSubject(tx, sql`subject_id`)} as held
    from documents
    where centre_id = ${tx.centreId} and retention_label = 'working' and erased_at is null
      and ${dayOf(sql`uploaded_at`)} <= ${cutoff}`;
}
