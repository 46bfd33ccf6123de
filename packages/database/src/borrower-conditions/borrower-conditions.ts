import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { borrowers } from "../borrowers/tables.ts";
import { keyedHash } from "../columns/keyed-hash.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Sealed } from "../columns/columns.ts";
import type { Tx } from "../connection/index.ts";
import { borrowerConditions } from "./tables.ts";

type Row = typeof borrowerConditions.$inferSelect;

/** A condition with what was written about it in clear. */
export type BorrowerCondition = Pick<
  Row,
  | "id"
  | "borrowerId"
  | "kind"
  | "sinceOn"
  | "evidenceIds"
  | "reportedBy"
  | "reportedOn"
  | "liftedBy"
  | "liftedOn"
  | "version"
> & {
  readonly guardian: { readonly name: string; readonly phone: string } | undefined;
  readonly note: string | undefined;
  readonly liftReason: string | undefined;
};

export type NewCondition = Omit<
  BorrowerCondition,
  "liftedBy" | "liftedOn" | "liftReason" | "version"
> & { readonly phone: string };

const COLUMN = {
  name: "borrower_conditions.guardian_name",
  phone: "borrower_conditions.guardian_phone",
  note: "borrower_conditions.note",
  lift: "borrower_conditions.lift_reason",
} as const;

/** @returns false when one of this kind is in force already. */
export async function insertCondition(tx: Tx, condition: NewCondition): Promise<boolean> {
  const { guardian, note, phone, ...row } = condition;
  const added = await tx.orm
    .insert(borrowerConditions)
    .values({
      ...row,
      centreId: tx.centreId,
      phoneHash: keyedHash(tx.keys, "phone", phone),
      guardianNameSealed: sealOf(tx, COLUMN.name, guardian?.name),
      guardianPhoneSealed: sealOf(tx, COLUMN.phone, guardian?.phone),
      noteSealed: sealOf(tx, COLUMN.note, note),
    })
    .onConflictDoNothing()
    .returning({ id: borrowerConditions.id });
  return added.length > 0;
}

/** A condition, locked until the transaction ends when `lock` is set. */
export async function findCondition(
  tx: Tx,
  id: string,
  lock = false,
): Promise<BorrowerCondition | undefined> {
  const query = tx.orm
    .select()
    .from(borrowerConditions)
    .where(and(eq(borrowerConditions.centreId, tx.centreId), eq(borrowerConditions.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  return row && toCondition(tx, row);
}

/** A borrower's conditions, the latest first, lifted ones too. */
export async function conditionsOf(tx: Tx, borrowerId: string): Promise<BorrowerCondition[]> {
  const rows = await tx.orm
    .select()
    .from(borrowerConditions)
    .where(
      and(
        eq(borrowerConditions.centreId, tx.centreId),
        eq(borrowerConditions.borrowerId, borrowerId),
      ),
    )
    .orderBy(desc(borrowerConditions.id));
  return rows.map((row) => toCondition(tx, row));
}

export async function liftCondition(
  tx: Tx,
  id: string,
  given: { readonly on: string; readonly reason: string },
): Promise<void> {
  await tx.orm
    .update(borrowerConditions)
    .set({
      liftedBy: tx.context.actor.id,
      liftedOn: given.on,
      liftReasonSealed: sealText(tx, COLUMN.lift, given.reason),
      version: sql`${borrowerConditions.version} + 1`,
    })
    .where(and(eq(borrowerConditions.centreId, tx.centreId), eq(borrowerConditions.id, id)));
}

/**
 * Those of the borrowers to whom no automatic message may go: they have died, or somebody who has
 * died had their number.
 */
export async function silencedAmong(
  tx: Tx,
  borrowerIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (borrowerIds.length === 0) return new Set();
  const rows = await tx.orm
    .selectDistinct({ id: borrowers.id })
    .from(borrowers)
    .innerJoin(
      borrowerConditions,
      and(
        eq(borrowerConditions.centreId, borrowers.centreId),
        isNull(borrowerConditions.liftedOn),
        eq(borrowerConditions.kind, "deceased"),
        sql`(${borrowerConditions.borrowerId} = ${borrowers.id}
          or ${borrowerConditions.phoneHash} = ${borrowers.phoneHash})`,
      ),
    )
    .where(and(eq(borrowers.centreId, tx.centreId), inArray(borrowers.id, [...borrowerIds])));
  return new Set(rows.map(({ id }) => id));
}

function sealOf(tx: Tx, column: string, text: string | undefined): Sealed | null {
  return text === undefined ? null : sealText(tx, column, text);
}

function openOf(tx: Tx, column: string, sealed: Sealed | null): string | undefined {
  return sealed === null ? undefined : openText(tx, column, sealed);
}

function toCondition(tx: Tx, row: Row): BorrowerCondition {
  const name = openOf(tx, COLUMN.name, row.guardianNameSealed);
  const phone = openOf(tx, COLUMN.phone, row.guardianPhoneSealed);
  return {
    id: row.id,
    borrowerId: row.borrowerId,
    kind: row.kind,
    sinceOn: row.sinceOn,
    evidenceIds: row.evidenceIds,
    reportedBy: row.reportedBy,
    reportedOn: row.reportedOn,
    liftedBy: row.liftedBy,
    liftedOn: row.liftedOn,
    version: row.version,
    guardian: name === undefined || phone === undefined ? undefined : { name, phone },
    note: openOf(tx, COLUMN.note, row.noteSealed),
    liftReason: openOf(tx, COLUMN.lift, row.liftReasonSealed),
  };
}
