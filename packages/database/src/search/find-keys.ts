import { sql, type SQL } from "drizzle-orm";
import { keyedHash } from "../columns/keyed-hash.ts";
import type { Tx } from "../connection/index.ts";
import type { SearchKeyKind, SearchSubject } from "./tables.ts";

/** A subject that a key names. */
export interface FoundKey {
  readonly subjectKind: SearchSubject;
  readonly subjectId: string;
  /** False where the key only begins with what was asked for. */
  readonly isExact: boolean;
}

/**
 * So many are ranked at most: the youngest of those whose key is the whole text, and the next in
 * order of those that begin with it. A hundred thousand people share 20 % of all two-letter
 * initials; whoever is not among these is found by one more letter.
 */
const EXACT_MAX = 150;
const PREFIX_MAX = 50;

/** Sorts behind every text that begins with `prefix`. */
const behind = (prefix: string): string => `${prefix}\u{10ffff}`;

/** Subjects whose key of one of these kinds is, or begins with, the text. */
export function findKeys(
  tx: Tx,
  kinds: readonly SearchKeyKind[],
  text: string,
): Promise<FoundKey[]> {
  return select(tx, keysQuery(tx, kinds, text));
}

/** The statement of {@link findKeys}: each part is one range of the primary key, for any text. */
export function keysQuery(
  { centreId }: Pick<Tx, "centreId">,
  kinds: readonly SearchKeyKind[],
  text: string,
): SQL {
  const parts = kinds.flatMap((kind): SQL[] => [
    sql`(select subject_kind, subject_id, true as is_exact from search_keys
         where centre_id = ${centreId} and kind = ${kind} and key = ${text}
         order by subject_id desc limit ${EXACT_MAX})`,
    sql`(select subject_kind, subject_id, false as is_exact from search_keys
         where centre_id = ${centreId} and kind = ${kind}
           and key > ${text} and key < ${behind(text)}
         order by key limit ${PREFIX_MAX})`,
  ]);
  return sql.join(parts, sql` union all `);
}

/** Subjects under exactly one of these keys: a hash has no beginnings. */
export async function findHashedKeys(
  tx: Tx,
  keys: readonly { readonly kind: SearchKeyKind; readonly key: string }[],
): Promise<FoundKey[]> {
  const parts = keys.map(
    ({ kind, key }) => sql`(select subject_kind, subject_id, true as is_exact from search_keys
      where centre_id = ${tx.centreId} and kind = ${kind} and key = ${key}
      order by subject_id desc limit ${EXACT_MAX})`,
  );
  return select(tx, sql.join(parts, sql` union all `));
}

/** Of the subjects under these hashes, those that also have a key beginning with the text. */
export async function findTailAndName(
  tx: Tx,
  tails: readonly { readonly kind: SearchKeyKind; readonly key: string }[],
  by: { readonly kinds: readonly SearchKeyKind[]; readonly text: string },
): Promise<FoundKey[]> {
  const people = (await findHashedKeys(tx, tails)).map(({ subjectId }) => subjectId);
  if (people.length === 0) return [];
  return select(
    tx,
    sql`select subject_kind, subject_id, bool_or(key = ${by.text}) as is_exact from search_keys
        where centre_id = ${tx.centreId} and subject_id = any(${sql.param(people)}::text[])
          and kind = any(${sql.param(by.kinds)}::text[])
          and key >= ${by.text} and key < ${behind(by.text)}
        group by subject_kind, subject_id`,
  );
}

async function select(tx: Tx, query: SQL): Promise<FoundKey[]> {
  const rows = await tx.orm.execute<{
    subject_kind: SearchSubject;
    subject_id: string;
    is_exact: boolean;
  }>(query);
  return rows.map((row) => ({
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    isExact: row.is_exact,
  }));
}

/** The borrowers for whom somebody of this ID number signs as co-borrower. */
export async function findCoBorrowerFiles(tx: Tx, idNumber: string): Promise<string[]> {
  const hash = keyedHash(tx.keys, "id-number", idNumber);
  const rows = await tx.orm.execute<{ borrower_id: string }>(sql`
    select distinct borrower_id from applications
    where centre_id = ${tx.centreId} and co_borrower_id_number_hash = ${hash}
    limit ${EXACT_MAX}`);
  return rows.map((row) => row.borrower_id);
}
