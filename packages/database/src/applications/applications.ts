import { and, asc, eq, gt, inArray, notInArray, sql } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { keyedHash } from "../columns/keyed-hash.ts";
import { newId } from "../columns/new-id.ts";
import { sealText } from "../columns/seal-text.ts";
import { borrowers } from "../borrowers/tables.ts";
import { sealContent, type SubmittedContent } from "./application-content.ts";
import { applicantKeyOf } from "./possible-duplicates.ts";
import { applications } from "./tables.ts";

type Row = typeof applications.$inferSelect;
type Sealed = "coBorrowerIdNumberSealed" | "coBorrowerIdNumberHash" | "coBorrowerPhoneSealed";
type Hidden = Sealed | "contentSealed" | "applicantKey" | "phoneHash";

/** An application without the personal data, which only few have to act on. */
export type Application = Omit<Row, Hidden> & { readonly borrowerName: string };

export type NewApplication = Omit<
  typeof applications.$inferInsert,
  Hidden | "centreId" | "id" | "version" | "createdAt"
> & {
  readonly coBorrowerIdNumber: string;
  readonly coBorrowerPhone: string;
  /** By which the same person is found under another ID number or phone. */
  readonly applicant?: {
    readonly nameKey: string;
    readonly birthOn: string;
    readonly phone: string;
  };
  /** The form and the sources of its fields; a roster's row has none. */
  readonly content?: SubmittedContent;
};

/** Adds applications. The database refuses a second one of a year. */
export async function insertApplications(
  tx: Tx,
  added: readonly NewApplication[],
): Promise<string[]> {
  const rows = added.map((application) => ({
    ...columnsOf(tx, application),
    centreId: tx.centreId,
    id: newId("app"),
  }));
  for (const slice of inSlices(rows)) await tx.orm.insert(applications).values(slice);
  return rows.map((row) => row.id);
}

/** Adds one application, unless the person has one of the year that stands: then `undefined`. */
export async function insertApplication(
  tx: Tx,
  application: NewApplication,
): Promise<string | undefined> {
  const [row] = await tx.orm
    .insert(applications)
    .values({ ...columnsOf(tx, application), centreId: tx.centreId, id: newId("app") })
    .onConflictDoNothing()
    .returning({ id: applications.id });
  return row?.id;
}

/** Puts a corrected form in the place of the returned one; the version rises by one. */
export async function replaceApplication(
  tx: Tx,
  id: string,
  application: NewApplication,
): Promise<void> {
  await tx.orm
    .update(applications)
    .set({
      ...columnsOf(tx, application),
      checkerId: null,
      reviewedOn: null,
      version: sql`${applications.version} + 1`,
    })
    .where(and(eq(applications.centreId, tx.centreId), eq(applications.id, id)));
}

function columnsOf(tx: Tx, application: NewApplication) {
  const { coBorrowerIdNumber, coBorrowerPhone, applicant, content, ...rest } = application;
  const idColumn = "applications.co_borrower_id_number";
  return {
    ...rest,
    coBorrowerIdNumberSealed: sealText(tx, idColumn, coBorrowerIdNumber),
    coBorrowerIdNumberHash: keyedHash(tx.keys, "id-number", coBorrowerIdNumber),
    coBorrowerPhoneSealed: sealText(tx, "applications.co_borrower_phone", coBorrowerPhone),
    applicantKey: applicant === undefined ? null : applicantKeyOf(tx, applicant),
    phoneHash: applicant === undefined ? null : keyedHash(tx.keys, "phone", applicant.phone),
    contentSealed: content === undefined ? null : sealContent(tx, content),
  };
}

const SELECTED = { application: applications, borrowerName: borrowers.name };

function selectApplications(tx: Tx) {
  return tx.orm
    .select(SELECTED)
    .from(applications)
    .innerJoin(
      borrowers,
      and(eq(borrowers.centreId, applications.centreId), eq(borrowers.id, applications.borrowerId)),
    );
}

function toApplication(row: { application: Row; borrowerName: string }): Application {
  const {
    coBorrowerIdNumberSealed: _idNumber,
    coBorrowerIdNumberHash: _hash,
    coBorrowerPhoneSealed: _phone,
    contentSealed: _content,
    applicantKey: _applicant,
    phoneHash: _phoneHash,
    ...application
  } = row.application;
  return { ...application, borrowerName: row.borrowerName };
}

/** One application, locked until the transaction ends when `lock` is set. */
export async function findApplication(
  tx: Tx,
  id: string,
  lock = false,
): Promise<Application | undefined> {
  const query = selectApplications(tx).where(
    and(eq(applications.centreId, tx.centreId), eq(applications.id, id)),
  );
  const [row] = await (lock ? query.for("update", { of: applications }) : query);
  return row === undefined ? undefined : toApplication(row);
}

/** The application of a borrower and year that stands, if there is one. */
export async function findApplicationOfYear(
  tx: Tx,
  borrowerId: string,
  academicYear: string,
): Promise<Application | undefined> {
  const [row] = await selectApplications(tx).where(
    and(
      eq(applications.centreId, tx.centreId),
      eq(applications.borrowerId, borrowerId),
      eq(applications.academicYear, academicYear),
      notInArray(applications.status, ENDED),
    ),
  );
  return row === undefined ? undefined : toApplication(row);
}

/** Those of these applications that exist, in the order of their ids, locked when asked. */
export async function loadApplications(
  tx: Tx,
  ids: readonly string[],
  lock = false,
): Promise<Application[]> {
  if (ids.length === 0) return [];
  const query = selectApplications(tx)
    .where(and(eq(applications.centreId, tx.centreId), inArray(applications.id, [...ids])))
    .orderBy(asc(applications.id));
  const rows = await (lock ? query.for("update", { of: applications }) : query);
  return rows.map(toApplication);
}

export interface ApplicationFilter {
  readonly status?: string | undefined;
  readonly academicYear?: string | undefined;
  /** Rows after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listApplications(tx: Tx, filter: ApplicationFilter): Promise<Application[]> {
  const rows = await selectApplications(tx)
    .where(
      and(
        eq(applications.centreId, tx.centreId),
        filter.status === undefined ? undefined : eq(applications.status, filter.status),
        filter.academicYear === undefined
          ? undefined
          : eq(applications.academicYear, filter.academicYear),
        filter.after === undefined ? undefined : gt(applications.id, filter.after),
      ),
    )
    .orderBy(asc(applications.id))
    .limit(filter.limit);
  return rows.map(toApplication);
}

/** Applications that came to nothing and stand in nobody's way. */
const ENDED = ["withdrawn", "voided"];

/** Keyed hashes of the ID numbers that have an application of this academic year. */
export async function applicantHashes(tx: Tx, academicYear: string): Promise<Set<string>> {
  const rows = await tx.orm
    .select({ hash: borrowers.idNumberHash })
    .from(applications)
    .innerJoin(
      borrowers,
      and(eq(borrowers.centreId, applications.centreId), eq(borrowers.id, applications.borrowerId)),
    )
    .where(
      and(
        eq(applications.centreId, tx.centreId),
        eq(applications.academicYear, academicYear),
        notInArray(applications.status, ENDED),
      ),
    );
  return new Set(rows.map((row) => row.hash.toString("hex")));
}

export async function saveReview(
  tx: Tx,
  id: string,
  review: { status: string; checkerId: string; reviewedOn: string },
): Promise<void> {
  await tx.orm
    .update(applications)
    .set({ ...review, version: sql`${applications.version} + 1` })
    .where(and(eq(applications.centreId, tx.centreId), eq(applications.id, id)));
}

export interface StatusCounts {
  readonly total: number;
  readonly amountFen: bigint;
  readonly byStatus: Readonly<Record<string, number>>;
}

/** Applications of one academic year, by status. */
export async function countApplications(tx: Tx, academicYear: string): Promise<StatusCounts> {
  const rows = await tx.orm
    .select({
      status: applications.status,
      count: sql<number>`count(*)::int`,
      amountFen: sql<string>`sum(${applications.amountFen})`,
    })
    .from(applications)
    .where(and(eq(applications.centreId, tx.centreId), eq(applications.academicYear, academicYear)))
    .groupBy(applications.status);
  return sumByStatus(rows);
}

export function sumByStatus(
  rows: readonly { status: string; count: number; amountFen: string }[],
): StatusCounts {
  return {
    total: rows.reduce((sum, row) => sum + row.count, 0),
    amountFen: rows.reduce((sum, row) => sum + BigInt(row.amountFen), 0n),
    byStatus: Object.fromEntries(rows.map((row) => [row.status, row.count])),
  };
}
