import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { keyedHash } from "../columns/keyed-hash.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { demandDeliveries, demands } from "./tables.ts";

const ADDITION = "demands.addition";

export type DemandDelivery = Omit<typeof demandDeliveries.$inferSelect, "centreId" | "debtorHash">;

/** A written demand with where it has been delivered. */
export type Demand = Omit<
  typeof demands.$inferSelect,
  "centreId" | "createdAt" | "additionSealed"
> & {
  readonly addition: string | undefined;
  readonly deliveries: readonly DemandDelivery[];
};

export async function insertDemand(tx: Tx, demand: Omit<Demand, "deliveries">): Promise<void> {
  const { addition, ...row } = demand;
  const additionSealed = addition === undefined ? null : sealText(tx, ADDITION, addition);
  await tx.orm.insert(demands).values({ ...row, additionSealed, centreId: tx.centreId });
}

export async function findDemand(tx: Tx, id: string): Promise<Demand | undefined> {
  const rows = await tx.orm
    .select()
    .from(demands)
    .where(and(eq(demands.centreId, tx.centreId), eq(demands.id, id)));
  return (await withDeliveries(tx, rows))[0];
}

/** A borrower's demands, the latest first. */
export async function demandsOf(tx: Tx, borrowerId: string): Promise<Demand[]> {
  const rows = await tx.orm
    .select()
    .from(demands)
    .where(and(eq(demands.centreId, tx.centreId), eq(demands.borrowerId, borrowerId)))
    .orderBy(desc(demands.id));
  return withDeliveries(tx, rows);
}

/** Records that a demand reached a debtor. @returns false when that debtor has it already. */
export async function insertDelivery(
  tx: Tx,
  delivery: DemandDelivery & { readonly debtorIdNumber: string },
): Promise<boolean> {
  const { debtorIdNumber, ...row } = delivery;
  const added = await tx.orm
    .insert(demandDeliveries)
    .values({
      ...row,
      centreId: tx.centreId,
      debtorHash: keyedHash(tx.keys, "id-number", debtorIdNumber),
    })
    .onConflictDoNothing()
    .returning({ demandId: demandDeliveries.demandId });
  return added.length > 0;
}

async function withDeliveries(
  tx: Tx,
  rows: readonly (typeof demands.$inferSelect)[],
): Promise<Demand[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const deliveries = await tx.orm
    .select()
    .from(demandDeliveries)
    .where(and(eq(demandDeliveries.centreId, tx.centreId), inArray(demandDeliveries.demandId, ids)))
    .orderBy(asc(demandDeliveries.deliveredOn));
  return rows.map(({ centreId: _centre, createdAt: _created, additionSealed, ...row }) => ({
    ...row,
    addition: additionSealed === null ? undefined : openText(tx, ADDITION, additionSealed),
    deliveries: deliveries
      .filter(({ demandId }) => demandId === row.id)
      .map(({ centreId: _own, debtorHash: _debtor, ...delivery }) => delivery),
  }));
}
