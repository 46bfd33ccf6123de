import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { notices } from "./tables.ts";

export type Notice = typeof notices.$inferSelect;
export type NewNotice = Omit<
  typeof notices.$inferInsert,
  "centreId" | "status" | "attempts" | "createdAt" | "deliveredAt"
>;

/** Plans notices; one that was planned before (same bill, same step) is left alone. */
export async function insertNotices(tx: Tx, added: readonly NewNotice[]): Promise<Notice[]> {
  if (added.length === 0) return [];
  return tx.orm
    .insert(notices)
    .values(
      added.map((notice) => ({ centreId: tx.centreId, status: "planned" as const, ...notice })),
    )
    .onConflictDoNothing()
    .returning();
}

/** The notice, locked, so that two deliveries of one job take turns. */
export async function lockNotice(tx: Tx, id: string): Promise<Notice | undefined> {
  const [row] = await tx.orm
    .select()
    .from(notices)
    .where(and(eq(notices.centreId, tx.centreId), eq(notices.id, id)))
    .for("update");
  return row;
}

export async function saveDelivery(
  tx: Tx,
  id: string,
  delivery: Partial<
    Pick<Notice, "status" | "template" | "channel" | "providerMessageId" | "failure">
  >,
): Promise<void> {
  await tx.orm
    .update(notices)
    .set({
      ...delivery,
      attempts: sql`${notices.attempts} + 1`,
      deliveredAt: delivery.status === "delivered" ? sql`now()` : null,
    })
    .where(and(eq(notices.centreId, tx.centreId), eq(notices.id, id)));
}

export interface NoticeCounts {
  readonly planned: number;
  readonly delivered: number;
  readonly failed: number;
  /** Sum of the bills that were announced, delivered notices only. */
  readonly deliveredFen: bigint;
}

export async function countNotices(
  tx: Tx,
  filter: { step: string; dueOn: string },
): Promise<NoticeCounts> {
  const [row] = await tx.orm
    .select({
      planned: sql<number>`(count(*) filter (where status = 'planned'))::int`,
      delivered: sql<number>`(count(*) filter (where status = 'delivered'))::int`,
      failed: sql<number>`(count(*) filter (where status = 'failed'))::int`,
      deliveredFen: sql<string>`coalesce(sum(amount_fen) filter (where status = 'delivered'), 0)`,
    })
    .from(notices)
    .where(
      and(
        eq(notices.centreId, tx.centreId),
        eq(notices.step, filter.step),
        eq(notices.dueOn, filter.dueOn),
      ),
    );
  if (row === undefined) throw new Error("a count gave no row");
  return { ...row, deliveredFen: BigInt(row.deliveredFen) };
}
