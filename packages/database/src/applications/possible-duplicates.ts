import { sql } from "drizzle-orm";
import { keyedHash } from "../columns/keyed-hash.ts";
import type { Tx } from "../connection/index.ts";

/** Why somebody may be the same person, or a family that should not share this. */
export type DuplicateReason = "same-name-and-birth" | "same-phone" | "same-co-borrower";

/** Another person's application that has something in common with the one asked about. */
export interface PossibleDuplicate {
  readonly applicationId: string;
  readonly borrowerName: string;
  readonly academicYear: string;
  readonly status: string;
  readonly reasons: readonly DuplicateReason[];
}

/** What a person who may not be stored yet is compared by. */
export interface DuplicateProbe {
  readonly idNumber: string;
  /** `undefined` while name or birth date are unknown. */
  readonly applicant: { readonly nameKey: string; readonly birthOn: string } | undefined;
  readonly phone: string;
  readonly coBorrower: { readonly idNumber: string; readonly isParent: boolean };
}

/** The hash under which one person is found whatever the ID number says. */
export function applicantKeyOf(
  tx: Tx,
  applicant: { readonly nameKey: string; readonly birthOn: string },
): Buffer {
  return keyedHash(tx.keys, "name-and-birth", `${applicant.nameKey}/${applicant.birthOn}`);
}

interface FoundRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly name: string;
  readonly year: string;
  readonly status: string;
  readonly by_name: boolean;
  readonly by_phone: boolean;
  readonly by_co_borrower: boolean;
}

/**
 * Other people's applications that share name and birth date, phone or co-borrower with somebody.
 * A parent may answer for several children, so a shared parent is none.
 */
export async function findPossibleDuplicates(
  tx: Tx,
  probe: DuplicateProbe,
): Promise<PossibleDuplicate[]> {
  const { applicant, phone, coBorrower } = probe;
  const own = keyedHash(tx.keys, "id-number", probe.idNumber);
  const key = applicant === undefined ? null : applicantKeyOf(tx, applicant);
  const phoneHash = phone === "" ? null : keyedHash(tx.keys, "phone", phone);
  const coHash =
    coBorrower.idNumber === "" || coBorrower.isParent
      ? null
      : keyedHash(tx.keys, "id-number", coBorrower.idNumber);
  const rows = await tx.orm.execute<FoundRow>(sql`
    with candidates as (
      select id from applications where centre_id = ${tx.centreId} and applicant_key = ${key}
      union
      select id from applications where centre_id = ${tx.centreId} and phone_hash = ${phoneHash}
      union
      select id from applications
      where centre_id = ${tx.centreId} and co_borrower_id_number_hash = ${coHash}
    )
    select a.id, b.name, a.academic_year as year, a.status,
           coalesce(a.applicant_key = ${key}, false) as by_name,
           coalesce(a.phone_hash = ${phoneHash}, false) as by_phone,
           coalesce(a.co_borrower_id_number_hash = ${coHash}, false) as by_co_borrower
    from candidates
    join applications a on a.centre_id = ${tx.centreId} and a.id = candidates.id
    join borrowers b on b.centre_id = ${tx.centreId} and b.id = a.borrower_id
    where b.id_number_hash <> ${own} and a.status not in ('withdrawn', 'voided')
    order by a.id desc limit 20`);
  return rows.map(toDuplicate);
}

function toDuplicate(row: FoundRow): PossibleDuplicate {
  const reasons: readonly (readonly [boolean, DuplicateReason])[] = [
    [row.by_name, "same-name-and-birth"],
    [row.by_phone, "same-phone"],
    [row.by_co_borrower, "same-co-borrower"],
  ];
  return {
    applicationId: row.id,
    borrowerName: row.name,
    academicYear: row.year,
    status: row.status,
    reasons: reasons.filter(([holds]) => holds).map(([, reason]) => reason),
  };
}

/** Those of these applications that share something with another person's. */
export async function sharingApplications(
  tx: Tx,
  ids: readonly string[],
  isParent: (relation: string) => boolean,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx.orm.execute<SharingRow>(sql`
    with own as (
      select id, borrower_id, applicant_key, phone_hash, co_borrower_id_number_hash as co_hash,
             co_borrower_relation as relation
      from applications
      where centre_id = ${tx.centreId} and id in ${[...ids]}
    ), others as (
      select own.id, own.relation, false as by_co, a.borrower_id, own.borrower_id as mine, a.status
      from own join applications a
        on a.centre_id = ${tx.centreId} and a.applicant_key = own.applicant_key
      union all
      select own.id, own.relation, false, a.borrower_id, own.borrower_id, a.status
      from own join applications a
        on a.centre_id = ${tx.centreId} and a.phone_hash = own.phone_hash
      union all
      select own.id, own.relation, true, a.borrower_id, own.borrower_id, a.status
      from own join applications a
        on a.centre_id = ${tx.centreId} and a.co_borrower_id_number_hash = own.co_hash
    )
    select distinct id, relation, by_co from others
    where borrower_id <> mine and status not in ('withdrawn', 'voided')`);
  const shared = rows.filter(({ by_co, relation }) => !by_co || !isParent(relation));
  return new Set(shared.map(({ id }) => id));
}

interface SharingRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly relation: string;
  readonly by_co: boolean;
}
