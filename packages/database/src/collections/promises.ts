import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { paymentPromises } from "./tables.ts";

export type PaymentPromiseRow = Omit<typeof paymentPromises.$inferSelect, "centreId" | "createdAt">;

export async function insertPromise(tx: Tx, promise: PaymentPromiseRow): Promise<void> {
  await tx.orm.insert(paymentPromises).values({ ...promise, centreId: tx.centreId });
}

/** A borrower's promises, the latest first. */
export async function promisesOf(tx: Tx, borrowerId: string): Promise<PaymentPromiseRow[]> {
  const rows = await tx.orm
    .select()
    .from(paymentPromises)
    .where(
      and(eq(paymentPromises.centreId, tx.centreId), eq(paymentPromises.borrowerId, borrowerId)),
    )
    .orderBy(desc(paymentPromises.id));
  return rows.map(({ centreId: _centre, createdAt: _created, ...row }) => row);
}
