import type { InterestEntry } from "@bursar/domain/pre-application";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { applications } from "../applications/tables.ts";
import { borrowers } from "../borrowers/tables.ts";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { keyedHash } from "../columns/keyed-hash.ts";
import { newId } from "../columns/new-id.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import { interestEntries, preApplications } from "./tables.ts";

/** Somebody on the list, with what came of it. */
export interface InterestRow {
  readonly id: string;
  readonly academicYear: string;
  readonly name: string;
  readonly school: string;
  readonly township: string;
  readonly phone: string;
  readonly wish: "first" | "renewal" | "undecided";
  readonly collectedOn: string;
  /** The pre-application and the application of the same name and number in that year. */
  readonly preApplicationId: string | null;
  readonly applicationId: string | null;
}

/** Adds entries; those who are on the list already are left out, and so are their ids. */
export async function insertInterestEntries(
  tx: Tx,
  added: readonly (InterestEntry & {
    readonly importId: string | null;
    readonly makerId: string;
    readonly collectedOn: string;
  })[],
): Promise<string[]> {
  const rows = added.map(({ phone, note, ...rest }) => ({
    ...rest,
    centreId: tx.centreId,
    id: newId("int"),
    phoneSealed: sealText(tx, "interest_entries.phone", phone),
    phoneHash: keyedHash(tx.keys, "phone", phone),
    noteSealed: note === "" ? null : sealText(tx, "interest_entries.note", note),
  }));
  const ids: string[] = [];
  for (const slice of inSlices(rows)) {
    const inserted = await tx.orm
      .insert(interestEntries)
      .values(slice)
      .onConflictDoNothing()
      .returning({ id: interestEntries.id });
    ids.push(...inserted.map(({ id }) => id));
  }
  return ids;
}

/** `<hex of the phone's hash> <name>` of everybody on the list of that year. */
export async function interestKeys(tx: Tx, academicYear: string): Promise<Set<string>> {
  const rows = await tx.orm
    .select({ hash: interestEntries.phoneHash, name: interestEntries.name })
    .from(interestEntries)
    .where(
      and(
        eq(interestEntries.centreId, tx.centreId),
        eq(interestEntries.academicYear, academicYear),
      ),
    );
  return new Set(rows.map(({ hash, name }) => `${hash.toString("hex")} ${name}`));
}

// The outer table is named by hand: drizzle leaves the name out in a select of one table.

/** The pre-application that came of an entry, as a column. */
const preApplicationId = sql<string | null>`(
  select p.id from ${preApplications} p
  where p.centre_id = interest_entries.centre_id
    and p.academic_year = interest_entries.academic_year
    and p.phone_hash = interest_entries.phone_hash
    and p.name = interest_entries.name
    and p.status not in ('rejected', 'withdrawn')
  order by p.id limit 1)`;

/** The application that came of an entry, as a column. */
const applicationId = sql<string | null>`(
  select a.id from ${applications} a
  join ${borrowers} b on b.centre_id = a.centre_id and b.id = a.borrower_id
  where a.centre_id = interest_entries.centre_id
    and a.academic_year = interest_entries.academic_year
    and b.phone_hash = interest_entries.phone_hash
    and b.name = interest_entries.name
    and a.status not in ('withdrawn', 'voided')
  order by a.id limit 1)`;

export interface InterestFilter {
  readonly academicYear: string;
  readonly school?: string | undefined;
  readonly township?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listInterestEntries(tx: Tx, filter: InterestFilter): Promise<InterestRow[]> {
  const { academicYear, school, township, after } = filter;
  const rows = await tx.orm
    .select({ entry: interestEntries, preApplicationId, applicationId })
    .from(interestEntries)
    .where(
      and(
        eq(interestEntries.centreId, tx.centreId),
        eq(interestEntries.academicYear, academicYear),
        school === undefined ? undefined : eq(interestEntries.school, school),
        township === undefined ? undefined : eq(interestEntries.township, township),
        after === undefined ? undefined : gt(interestEntries.id, after),
      ),
    )
    .orderBy(asc(interestEntries.id))
    .limit(filter.limit);
  return rows.map(({ entry, ...became }) => ({
    id: entry.id,
    academicYear: entry.academicYear,
    name: entry.name,
    school: entry.school,
    township: entry.township,
    phone: openText(tx, "interest_entries.phone", entry.phoneSealed),
    wish: entry.wish,
    collectedOn: entry.collectedOn,
    ...became,
  }));
}

/** How many are on the list, and what came of them, for each school or township. */
export interface InterestCount {
  readonly group: string;
  readonly entries: number;
  readonly preApplications: number;
  readonly applications: number;
}

export async function countInterest(
  tx: Tx,
  asked: { readonly academicYear: string; readonly by: "school" | "township" },
): Promise<InterestCount[]> {
  const group = asked.by === "school" ? interestEntries.school : interestEntries.township;
  return tx.orm
    .select({
      group,
      entries: sql<number>`count(*)::int`,
      preApplications: sql<number>`count(${preApplicationId})::int`,
      applications: sql<number>`count(${applicationId})::int`,
    })
    .from(interestEntries)
    .where(
      and(
        eq(interestEntries.centreId, tx.centreId),
        eq(interestEntries.academicYear, asked.academicYear),
      ),
    )
    .groupBy(group)
    .orderBy(asc(group));
}
