import { and, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { borrowers } from "../borrowers/tables.ts";
import { newId } from "../columns/new-id.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import { importRows } from "../imports/tables.ts";
import type { Tx } from "../connection/index.ts";
import { legalHolds } from "./tables.ts";

/** A hold with its reason in clear. */
export interface LegalHold {
  readonly id: string;
  readonly borrowerId: string;
  readonly reason: string;
  readonly placedBy: string;
  readonly placedOn: string;
  readonly liftedBy: string | null;
  readonly liftedOn: string | null;
}

const COLUMN = "legal_holds.reason";

function toHold(tx: Tx, row: typeof legalHolds.$inferSelect): LegalHold {
  const { reasonSealed, centreId: _centre, createdAt: _created, ...rest } = row;
  return { ...rest, reason: openText(tx, COLUMN, reasonSealed) };
}

/** @returns nothing when the borrower is under a hold already. */
export async function insertHold(
  tx: Tx,
  hold: Pick<LegalHold, "borrowerId" | "reason" | "placedOn">,
): Promise<LegalHold | undefined> {
  const { reason, ...rest } = hold;
  const [row] = await tx.orm
    .insert(legalHolds)
    .values({
      ...rest,
      centreId: tx.centreId,
      id: newId("hold"),
      reasonSealed: sealText(tx, COLUMN, reason),
      placedBy: tx.context.actor.id,
    })
    .onConflictDoNothing()
    .returning();
  return row && toHold(tx, row);
}

export async function findHold(tx: Tx, id: string): Promise<LegalHold | undefined> {
  const [row] = await tx.orm
    .select()
    .from(legalHolds)
    .where(and(eq(legalHolds.centreId, tx.centreId), eq(legalHolds.id, id)));
  return row && toHold(tx, row);
}

/** Lifts a hold. @returns nothing when it was lifted before. */
export async function liftHold(
  tx: Tx,
  id: string,
  liftedOn: string,
): Promise<LegalHold | undefined> {
  const [row] = await tx.orm
    .update(legalHolds)
    .set({ liftedOn, liftedBy: tx.context.actor.id })
    .where(
      and(eq(legalHolds.centreId, tx.centreId), eq(legalHolds.id, id), isNull(legalHolds.liftedOn)),
    )
    .returning();
  return row && toHold(tx, row);
}

/** A page of holds, the latest first. */
export async function listHolds(
  tx: Tx,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<LegalHold[]> {
  const rows = await tx.orm
    .select()
    .from(legalHolds)
    .where(
      and(
        eq(legalHolds.centreId, tx.centreId),
        page.after === undefined ? undefined : lt(legalHolds.id, page.after),
      ),
    )
    .orderBy(desc(legalHolds.id))
    .limit(page.limit);
  return rows.map((row) => toHold(tx, row));
}

/** Nobody places or lifts a hold until this transaction ends. */
export async function freezeHolds(tx: Tx): Promise<void> {
  await tx.orm.execute(sql`lock table legal_holds in share row exclusive mode`);
}

/** Those of the imports whose rows name somebody under a hold. */
export async function importsNamingHeld(
  tx: Tx,
  importIds: readonly string[],
): Promise<Set<string>> {
  const named = new Set<string>();
  const held = await tx.orm
    .select({ sealed: borrowers.idNumberSealed })
    .from(borrowers)
    .innerJoin(
      legalHolds,
      and(
        eq(legalHolds.centreId, borrowers.centreId),
        eq(legalHolds.borrowerId, borrowers.id),
        isNull(legalHolds.liftedOn),
      ),
    )
    .where(eq(borrowers.centreId, tx.centreId));
  if (held.length === 0) return named;
  const numbers = held.map(({ sealed }) => openText(tx, "borrowers.id_number", sealed));
  for (const importId of importIds) {
    const rows = await tx.orm
      .select({ sealed: importRows.contentSealed })
      .from(importRows)
      .where(
        and(
          eq(importRows.centreId, tx.centreId),
          eq(importRows.importId, importId),
          isNotNull(importRows.contentSealed),
        ),
      );
    const isNamed = rows.some(({ sealed }) => {
      const text = sealed === null ? "" : openText(tx, "import_rows.content", sealed);
      return numbers.some((number) => text.includes(number));
    });
    if (isNamed) named.add(importId);
  }
  return named;
}
