import { and, asc, eq } from "drizzle-orm";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { receiptSteps } from "./tables.ts";

type Row = typeof receiptSteps.$inferSelect;

/** What somebody proposes to do with a receipt, with the reason in clear. */
export type ReceiptStep = Omit<Row, "reasonSealed"> & { readonly reason: string };

export type NewReceiptStep = Pick<
  ReceiptStep,
  "id" | "receiptId" | "kind" | "contractNo" | "borrowerId" | "reason" | "makerId" | "proposedOn"
>;

/** Adds a proposal; false when one is open already. */
export async function insertStep(tx: Tx, { reason, ...step }: NewReceiptStep): Promise<boolean> {
  const rows = await tx.orm
    .insert(receiptSteps)
    .values({
      ...step,
      centreId: tx.centreId,
      status: "proposed",
      reasonSealed: sealText(tx, "receipt_steps.reason", reason),
    })
    .onConflictDoNothing()
    .returning({ id: receiptSteps.id });
  return rows.length > 0;
}

/** One proposal, locked until the transaction ends. */
export async function lockStep(tx: Tx, id: string): Promise<ReceiptStep | undefined> {
  const [row] = await tx.orm
    .select()
    .from(receiptSteps)
    .where(and(eq(receiptSteps.centreId, tx.centreId), eq(receiptSteps.id, id)))
    .for("update");
  return row === undefined ? undefined : toStep(tx, row);
}

export async function saveStep(
  tx: Tx,
  id: string,
  decided: Pick<Row, "status" | "checkerId" | "decidedOn">,
): Promise<void> {
  await tx.orm
    .update(receiptSteps)
    .set(decided)
    .where(and(eq(receiptSteps.centreId, tx.centreId), eq(receiptSteps.id, id)));
}

/** What was proposed for a receipt, in order. */
export async function listSteps(tx: Tx, receiptId: string): Promise<ReceiptStep[]> {
  const rows = await tx.orm
    .select()
    .from(receiptSteps)
    .where(and(eq(receiptSteps.centreId, tx.centreId), eq(receiptSteps.receiptId, receiptId)))
    .orderBy(asc(receiptSteps.id));
  return rows.map((row) => toStep(tx, row));
}

function toStep(tx: Tx, { reasonSealed, ...row }: Row): ReceiptStep {
  return { ...row, reason: openText(tx, "receipt_steps.reason", reasonSealed) };
}
