import { and, desc, eq, lt, sql } from "drizzle-orm";
import { CONNECTED, type ContactResult } from "@bursar/domain/collection";
import { keyedHash } from "../columns/keyed-hash.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { collectionContacts } from "./tables.ts";

type Row = typeof collectionContacts.$inferSelect;
type Hidden = "centreId" | "noteSealed" | "debtorHash" | "numberHash" | "createdAt";

/** A contact with its note in clear; who and which number is kept as keyed hashes alone. */
export type CollectionContact = Omit<Row, Hidden> & { readonly note: string | undefined };

export type NewContact = Omit<
  CollectionContact,
  "note" | "result" | "documentId" | "version" | "recordingAnnounced" | "sums"
> & {
  readonly sums: Row["sums"];
  readonly debtorIdNumber: string;
  readonly phone: string | undefined;
};

const NOTE = "collection_contacts.note";

export async function insertContact(tx: Tx, contact: NewContact): Promise<void> {
  const { debtorIdNumber, phone, ...row } = contact;
  await tx.orm.insert(collectionContacts).values({
    ...row,
    centreId: tx.centreId,
    debtorHash: keyedHash(tx.keys, "id-number", debtorIdNumber),
    numberHash: phone === undefined ? null : keyedHash(tx.keys, "phone", phone),
  });
}

export interface ContactOutcome {
  readonly result: ContactResult;
  readonly note: string | undefined;
  readonly documentId: string | undefined;
  readonly recordingAnnounced: boolean;
}

export async function saveOutcome(tx: Tx, id: string, outcome: ContactOutcome): Promise<void> {
  const { note, documentId, ...columns } = outcome;
  await tx.orm
    .update(collectionContacts)
    .set({
      ...columns,
      documentId: documentId ?? null,
      noteSealed: note === undefined ? null : sealText(tx, NOTE, note),
      version: sql`${collectionContacts.version} + 1`,
    })
    .where(and(eq(collectionContacts.centreId, tx.centreId), eq(collectionContacts.id, id)));
}

/** A contact, locked until the transaction ends when `lock` is set. */
export async function findContactRecord(
  tx: Tx,
  id: string,
  lock = false,
): Promise<CollectionContact | undefined> {
  const query = tx.orm
    .select()
    .from(collectionContacts)
    .where(and(eq(collectionContacts.centreId, tx.centreId), eq(collectionContacts.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  return row && toContact(tx, row);
}

/** A borrower's contacts, the latest first. */
export async function listContacts(
  tx: Tx,
  borrowerId: string,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<CollectionContact[]> {
  const rows = await tx.orm
    .select()
    .from(collectionContacts)
    .where(
      and(
        eq(collectionContacts.centreId, tx.centreId),
        eq(collectionContacts.borrowerId, borrowerId),
        page.after === undefined ? undefined : lt(collectionContacts.id, page.after),
      ),
    )
    .orderBy(desc(collectionContacts.id))
    .limit(page.limit);
  return rows.map((row) => toContact(tx, row));
}

/** Contacts with one debtor take turns until this transaction ends. */
export async function lockDebtor(tx: Tx, idNumber: string): Promise<void> {
  const hash = keyedHash(tx.keys, "id-number", idNumber).toString("hex");
  const name = `bursar.debtor.${tx.centreId}.${hash}`;
  await tx.orm.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`);
}

/** What went before with a debtor and on a number, over all contracts. */
export interface ContactCounts {
  readonly attempts: number;
  /** A call whose result is not entered counts as one in which they spoke. */
  readonly connected: number;
  readonly messages: number;
  /** The latest days, the day itself not counted, on which the debtor was tried in vain. */
  readonly vainDays: readonly string[];
  readonly lastSpokeOn: string | undefined;
}

const VAIN_DAYS_MAX = 60;

export async function countContacts(
  tx: Tx,
  debtor: { readonly idNumber: string; readonly phone: string | undefined; readonly on: string },
): Promise<ContactCounts> {
  const { idNumber, phone, on } = debtor;
  const who = keyedHash(tx.keys, "id-number", idNumber).toString("hex");
  const number = phone === undefined ? "" : keyedHash(tx.keys, "phone", phone).toString("hex");
  const spoke = sql`(result is null or result in (${sql.join(
    CONNECTED.map((result) => sql`${result}`),
    sql`, `,
  )}))`;
  const [row] = await tx.orm.execute<{
    attempts: number;
    connected: number;
    messages: number;
    spokeOn: string | null;
    vain: string[];
  }>(sql`
    with theirs as (
      select made_on, channel, direction, result from collection_contacts
      where centre_id = ${tx.centreId} and debtor_hash = decode(${who}, 'hex') and party <> 'relay'
    ), last_spoke as (
      select max(made_on) as day from theirs
      where made_on < ${on}::date and result is not null
        and (direction = 'incoming' or result = 'visited' or channel = 'call' and ${spoke})
    )
    select
      (select count(*)::int from collection_contacts
       where centre_id = ${tx.centreId} and number_hash = decode(${number}, 'hex')
         and made_on = ${on}::date and channel = 'call' and direction = 'outgoing') as attempts,
      (select count(*)::int from theirs
       where made_on = ${on}::date and channel = 'call' and direction = 'outgoing' and ${spoke})
        as connected,
      (select count(*)::int from theirs
       where made_on = ${on}::date and channel in ('sms', 'message') and direction = 'outgoing')
        as messages,
      (select day::text from last_spoke) as "spokeOn",
      coalesce((select jsonb_agg(day) from (
        select distinct made_on::text as day from theirs
        where made_on < ${on}::date and made_on > coalesce((select day from last_spoke), '-infinity')
          and direction = 'outgoing' and channel in ('call', 'visit') and result is not null
        order by 1 desc limit ${VAIN_DAYS_MAX}) days), '[]') as vain`);
  if (row === undefined) throw new Error("a count gave no row");
  const { attempts, connected, messages, spokeOn, vain } = row;
  return { attempts, connected, messages, vainDays: vain, lastSpokeOn: spokeOn ?? undefined };
}

function toContact(tx: Tx, row: Row): CollectionContact {
  const {
    centreId: _centre,
    debtorHash: _debtor,
    numberHash: _number,
    createdAt: _created,
    noteSealed,
    ...rest
  } = row;
  return { ...rest, note: noteSealed === null ? undefined : openText(tx, NOTE, noteSealed) };
}
