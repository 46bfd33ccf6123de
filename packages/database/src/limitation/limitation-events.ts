import { and, asc, eq, gt, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { loanStandings } from "../loans/tables.ts";
import { limitationEvents } from "./tables.ts";

export type LimitationEventRow = Omit<typeof limitationEvents.$inferSelect, "centreId">;

/** Adds events; one of the same source stands already and is left alone. */
export async function addLimitationEvents(
  tx: Tx,
  events: readonly LimitationEventRow[],
): Promise<number> {
  if (events.length === 0) return 0;
  const added = await tx.orm
    .insert(limitationEvents)
    .values(events.map((event) => ({ ...event, centreId: tx.centreId })))
    .onConflictDoNothing()
    .returning({ loanId: limitationEvents.loanId });
  return added.length;
}

/** The events of some loans by loan, the earliest first. */
export async function limitationEventsOf(
  tx: Tx,
  loanIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LimitationEventRow[]>> {
  const byLoan = new Map<string, LimitationEventRow[]>();
  if (loanIds.length === 0) return byLoan;
  const rows = await tx.orm
    .select()
    .from(limitationEvents)
    .where(
      and(
        eq(limitationEvents.centreId, tx.centreId),
        inArray(limitationEvents.loanId, [...loanIds]),
      ),
    )
    .orderBy(asc(limitationEvents.occurredOn));
  for (const { centreId: _centre, ...row } of rows) {
    const own = byLoan.get(row.loanId);
    if (own === undefined) byLoan.set(row.loanId, [row]);
    else own.push(row);
  }
  return byLoan;
}

/**
 * Loans whose last due date is past and of which something is unpaid, by id: no other claim can
 * be near its limitation.
 */
export async function overdueToTheEnd(
  tx: Tx,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<string[]> {
  const rows = await tx.orm
    .select({ loanId: loanStandings.loanId })
    .from(loanStandings)
    .where(
      and(
        eq(loanStandings.centreId, tx.centreId),
        isNotNull(loanStandings.oldestUnpaidOn),
        isNull(loanStandings.nextSettlementOn),
        page.after === undefined ? undefined : gt(loanStandings.loanId, page.after),
      ),
    )
    .orderBy(asc(loanStandings.loanId))
    .limit(page.limit);
  return rows.map(({ loanId }) => loanId);
}
