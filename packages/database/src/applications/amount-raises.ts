import { and, asc, eq, sql } from "drizzle-orm";
import { newId } from "../columns/new-id.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { amountRaises, applications } from "./tables.ts";

const COLUMN = "amount_raises.reason";
type Row = typeof amountRaises.$inferSelect;

export type AmountRaise = Omit<Row, "reasonSealed" | "centreId"> & { readonly reason: string };

export type NewAmountRaise = Pick<
  AmountRaise,
  "applicationId" | "fromFen" | "toFen" | "capFen" | "capSource" | "reason" | "proposedOn"
>;

/** Adds a proposal; `undefined` when the application has one that waits. */
export async function insertAmountRaise(
  tx: Tx,
  raise: NewAmountRaise,
): Promise<AmountRaise | undefined> {
  const { reason, ...rest } = raise;
  const [row] = await tx.orm
    .insert(amountRaises)
    .values({
      ...rest,
      centreId: tx.centreId,
      id: newId("rse"),
      reasonSealed: sealText(tx, COLUMN, reason),
      status: "proposed",
      proposedBy: tx.context.actor.id,
    })
    .onConflictDoNothing()
    .returning();
  return row === undefined ? undefined : toRaise(tx, row);
}

function toRaise(tx: Tx, { reasonSealed, centreId: _centre, ...rest }: Row): AmountRaise {
  return { ...rest, reason: openText(tx, COLUMN, reasonSealed) };
}

/** One proposal, locked until the transaction ends when `lock` is set. */
export async function findAmountRaise(
  tx: Tx,
  id: string,
  lock = false,
): Promise<AmountRaise | undefined> {
  const query = tx.orm
    .select()
    .from(amountRaises)
    .where(and(eq(amountRaises.centreId, tx.centreId), eq(amountRaises.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  return row === undefined ? undefined : toRaise(tx, row);
}

/** An application's raises, the first one first. */
export async function listAmountRaises(tx: Tx, applicationId: string): Promise<AmountRaise[]> {
  const rows = await tx.orm
    .select()
    .from(amountRaises)
    .where(
      and(eq(amountRaises.centreId, tx.centreId), eq(amountRaises.applicationId, applicationId)),
    )
    .orderBy(asc(amountRaises.id));
  return rows.map((row) => toRaise(tx, row));
}

export async function saveRaiseDecision(
  tx: Tx,
  id: string,
  decision: { status: "approved" | "refused"; decidedBy: string; decidedOn: string },
): Promise<void> {
  await tx.orm
    .update(amountRaises)
    .set({ ...decision, version: sql`${amountRaises.version} + 1` })
    .where(and(eq(amountRaises.centreId, tx.centreId), eq(amountRaises.id, id)));
}

/** Gives a reviewed application its higher amount. */
export async function saveAmount(tx: Tx, applicationId: string, amountFen: bigint): Promise<void> {
  await tx.orm
    .update(applications)
    .set({ amountFen, version: sql`${applications.version} + 1` })
    .where(and(eq(applications.centreId, tx.centreId), eq(applications.id, applicationId)));
}
