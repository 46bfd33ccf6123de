import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { businessNow } from "../centres/centres.ts";
import { keyedHash } from "../columns/keyed-hash.ts";
import { newId } from "../columns/new-id.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import { addBorrowerKeys, replaceBorrowerKeys } from "../search/search-keys.ts";
import { borrowers, refreshConflicts } from "./tables.ts";

/** A borrower with personal data in clear; only for the code that has to act on it. */
export interface Borrower {
  readonly id: string;
  readonly name: string;
  readonly sex: "male" | "female";
  readonly ethnicity: string;
  readonly township: string;
  readonly idNumber: string;
  readonly phone: string;
  readonly phoneSource: "borrower" | "roster";
  readonly phoneSince: string;
  readonly phoneConfirmedOn: string | null;
  /** UTC instant at which the number took the place of another. */
  readonly phoneChangedAt: string | null;
  readonly graduationYear: number;
  readonly universityCode: string;
  readonly version: number;
}

export type NewBorrower = Omit<Borrower, "id" | "version" | "phoneChangedAt">;

export function toBorrower(tx: Tx, row: typeof borrowers.$inferSelect): Borrower {
  const { idNumberSealed, phoneSealed, ...rest } = row;
  return {
    ...rest,
    idNumber: openText(tx, "borrowers.id_number", idNumberSealed),
    phone: openText(tx, "borrowers.phone", phoneSealed),
  };
}

function sealPhone(tx: Tx, phone: string) {
  return {
    phoneSealed: sealText(tx, "borrowers.phone", phone),
    phoneHash: keyedHash(tx.keys, "phone", phone),
  };
}

/** Adds borrowers and makes them findable; ids are given back in the order of `added`. */
export async function insertBorrowers(tx: Tx, added: readonly NewBorrower[]): Promise<string[]> {
  const people = added.map((person) => ({ ...person, id: newId("bor") }));
  const rows = people.map(({ idNumber, phone, ...rest }) => ({
    ...rest,
    centreId: tx.centreId,
    idNumberSealed: sealText(tx, "borrowers.id_number", idNumber),
    idNumberHash: keyedHash(tx.keys, "id-number", idNumber),
    ...sealPhone(tx, phone),
  }));
  for (const slice of inSlices(rows)) await tx.orm.insert(borrowers).values(slice);
  await addBorrowerKeys(tx, people);
  return rows.map((row) => row.id);
}

/** The borrowers of this centre with one of these ID numbers, by ID number. */
export async function findBorrowersByIdNumber(
  tx: Tx,
  idNumbers: readonly string[],
): Promise<Map<string, Borrower>> {
  const hashes = idNumbers.map((idNumber) => keyedHash(tx.keys, "id-number", idNumber));
  const found = new Map<string, Borrower>();
  for (const slice of inSlices(hashes)) {
    const rows = await tx.orm
      .select()
      .from(borrowers)
      .where(and(eq(borrowers.centreId, tx.centreId), inArray(borrowers.idNumberHash, slice)));
    for (const borrower of rows.map((row) => toBorrower(tx, row))) {
      found.set(borrower.idNumber, borrower);
    }
  }
  return found;
}

/** The borrower behind a keyed hash of an ID number, as a sign-in carries it. */
export async function findBorrowerByHash(tx: Tx, hash: Buffer): Promise<Borrower | undefined> {
  const [row] = await tx.orm
    .select()
    .from(borrowers)
    .where(and(eq(borrowers.centreId, tx.centreId), eq(borrowers.idNumberHash, hash)));
  return row === undefined ? undefined : toBorrower(tx, row);
}

export async function loadBorrowers(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, Borrower>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.orm
    .select()
    .from(borrowers)
    .where(and(eq(borrowers.centreId, tx.centreId), inArray(borrowers.id, [...ids])));
  return new Map(rows.map((row) => [row.id, toBorrower(tx, row)]));
}

/** A borrower's name, which needs nothing to be opened. */
export async function nameOfBorrower(tx: Tx, id: string): Promise<string | undefined> {
  const [row] = await tx.orm
    .select({ name: borrowers.name })
    .from(borrowers)
    .where(and(eq(borrowers.centreId, tx.centreId), eq(borrowers.id, id)));
  return row?.name;
}

/** Borrowers in the order of their ids, those after one: how all of them are gone through. */
export async function listBorrowersAfter(
  tx: Tx,
  after: string,
  limit: number,
): Promise<Borrower[]> {
  const rows = await tx.orm
    .select()
    .from(borrowers)
    .where(and(eq(borrowers.centreId, tx.centreId), gt(borrowers.id, after)))
    .orderBy(asc(borrowers.id))
    .limit(limit);
  return rows.map((row) => toBorrower(tx, row));
}

/** When each borrower's number was last confirmed; reads no personal data. */
export async function phoneConfirmations(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.orm
    .select({ id: borrowers.id, confirmedOn: borrowers.phoneConfirmedOn })
    .from(borrowers)
    .where(and(eq(borrowers.centreId, tx.centreId), inArray(borrowers.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row.confirmedOn]));
}

export async function confirmPhones(
  tx: Tx,
  ids: readonly string[],
  confirmedOn: string,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.orm
    .update(borrowers)
    .set({ phoneConfirmedOn: confirmedOn, version: sql`${borrowers.version} + 1` })
    .where(and(eq(borrowers.centreId, tx.centreId), inArray(borrowers.id, [...ids])));
}

/**
 * Takes a number from a roster, which nobody has confirmed yet; the one before it is kept, so
 * that it can be told.
 */
export async function changePhone(
  tx: Tx,
  borrower: Borrower,
  change: { readonly phone: string; readonly since: string },
): Promise<void> {
  await tx.orm
    .update(borrowers)
    .set({
      ...sealPhone(tx, change.phone),
      phoneSource: "roster",
      phoneSince: change.since,
      phoneChangedAt: (await businessNow(tx)).at,
      phoneBeforeSealed: sealText(tx, "borrowers.phone_before", borrower.phone),
      phoneConfirmedOn: null,
      version: sql`${borrowers.version} + 1`,
    })
    .where(and(eq(borrowers.centreId, tx.centreId), eq(borrowers.id, borrower.id)));
  await replaceBorrowerKeys(tx, { ...borrower, phone: change.phone }, "phone");
}

/** Gives a borrower another name, as after a change at the registry office, and its keys. */
export async function renameBorrower(tx: Tx, borrower: Borrower, name: string): Promise<void> {
  await tx.orm
    .update(borrowers)
    .set({ name, version: sql`${borrowers.version} + 1` })
    .where(and(eq(borrowers.centreId, tx.centreId), eq(borrowers.id, borrower.id)));
  await replaceBorrowerKeys(tx, { ...borrower, name }, "name");
}

export async function insertRefreshConflict(
  tx: Tx,
  conflict: Omit<typeof refreshConflicts.$inferInsert, "centreId">,
): Promise<void> {
  await tx.orm
    .insert(refreshConflicts)
    .values({ centreId: tx.centreId, ...conflict })
    .onConflictDoNothing();
}

export type RefreshConflict = typeof refreshConflicts.$inferSelect;

export async function listOpenConflicts(tx: Tx): Promise<RefreshConflict[]> {
  return tx.orm
    .select()
    .from(refreshConflicts)
    .where(and(eq(refreshConflicts.centreId, tx.centreId), eq(refreshConflicts.status, "open")))
    .orderBy(refreshConflicts.createdAt, refreshConflicts.row);
}
