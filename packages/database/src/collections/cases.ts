import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { staffMembers } from "../accounts/tables.ts";
import { borrowers } from "../borrowers/tables.ts";
import type { Tx } from "../connection/index.ts";
import { collectionCases } from "./tables.ts";

export type CollectionCase = Omit<typeof collectionCases.$inferSelect, "centreId">;

/** Puts these borrowers' arrears into somebody's hands. @returns how many borrowers there are. */
export async function assignCases(
  tx: Tx,
  borrowerIds: readonly string[],
  given: { readonly assigneeId: string; readonly on: string },
): Promise<number> {
  const known = await tx.orm
    .select({ id: borrowers.id })
    .from(borrowers)
    .where(and(eq(borrowers.centreId, tx.centreId), inArray(borrowers.id, [...borrowerIds])));
  if (known.length === 0) return 0;
  const columns = {
    assigneeId: given.assigneeId,
    assignedBy: tx.context.actor.id,
    assignedOn: given.on,
  };
  await tx.orm
    .insert(collectionCases)
    .values(known.map(({ id }) => ({ ...columns, centreId: tx.centreId, borrowerId: id })))
    .onConflictDoUpdate({
      target: [collectionCases.centreId, collectionCases.borrowerId],
      set: { ...columns, version: sql`${collectionCases.version} + 1` },
    });
  return known.length;
}

export async function findCase(tx: Tx, borrowerId: string): Promise<CollectionCase | undefined> {
  const [row] = await tx.orm
    .select()
    .from(collectionCases)
    .where(
      and(eq(collectionCases.centreId, tx.centreId), eq(collectionCases.borrowerId, borrowerId)),
    );
  if (row === undefined) return undefined;
  const { centreId: _centre, ...found } = row;
  return found;
}

/** Whether a member of staff works in this centre. */
export async function worksHere(tx: Tx, staffId: string): Promise<boolean> {
  const rows = await tx.orm
    .select({ id: staffMembers.userId })
    .from(staffMembers)
    .where(
      and(
        eq(staffMembers.centreId, tx.centreId),
        eq(staffMembers.userId, staffId),
        isNull(staffMembers.disabledAt),
      ),
    );
  return rows.length > 0;
}
