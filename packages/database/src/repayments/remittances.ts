import { and, eq, inArray, sql } from "drizzle-orm";
import { inSlices } from "../connection/in-slices.ts";
import type { Tx } from "../connection/index.ts";
import { receipts, remittances } from "./tables.ts";

export type Remittance = typeof remittances.$inferSelect;

/** Adds a remittance; false when its reference is here already. */
export async function insertRemittance(
  tx: Tx,
  added: Omit<typeof remittances.$inferInsert, "centreId" | "recordedBy">,
): Promise<boolean> {
  const rows = await tx.orm
    .insert(remittances)
    .values({ ...added, centreId: tx.centreId, recordedBy: tx.context.actor.id })
    .onConflictDoNothing()
    .returning({ id: remittances.id });
  return rows.length > 0;
}

/** Names the remittance at its receipts, each with what of it went to the lender. */
export async function markRemitted(
  tx: Tx,
  remittanceId: string,
  sent: readonly { readonly receiptId: string; readonly fen: bigint }[],
): Promise<void> {
  for (const slice of inSlices(sent)) {
    const amounts = sql.join(
      slice.map(({ receiptId, fen }) => sql`when ${receiptId} then ${fen}::bigint`),
      sql` `,
    );
    await tx.orm
      .update(receipts)
      .set({
        remittanceId,
        remittedFen: sql`case ${receipts.id} ${amounts} end`,
        version: sql`${receipts.version} + 1`,
      })
      .where(
        and(
          eq(receipts.centreId, tx.centreId),
          inArray(
            receipts.id,
            slice.map(({ receiptId }) => receiptId),
          ),
        ),
      );
  }
}
