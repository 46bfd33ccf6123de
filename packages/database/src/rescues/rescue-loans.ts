import { and, asc, eq, inArray } from "drizzle-orm";
import { openText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { loans } from "../loans/tables.ts";
import { rescueEvents, rescueLoans } from "./tables.ts";

/** A loan of a case, and what was paid for it. */
export interface RescuedLoan {
  readonly loanId: string;
  readonly contractNo: string;
  readonly amountFen: bigint | null;
  readonly factId: string | null;
}

export async function loansOfRescue(tx: Tx, rescueId: string): Promise<RescuedLoan[]> {
  return tx.orm
    .select({
      loanId: rescueLoans.loanId,
      contractNo: loans.contractNo,
      amountFen: rescueLoans.amountFen,
      factId: rescueLoans.factId,
    })
    .from(rescueLoans)
    .innerJoin(
      loans,
      and(eq(loans.centreId, rescueLoans.centreId), eq(loans.id, rescueLoans.loanId)),
    )
    .where(and(eq(rescueLoans.centreId, tx.centreId), eq(rescueLoans.rescueId, rescueId)))
    .orderBy(asc(loans.contractNo));
}

/** Which of these loans have an open case: their collection pauses; by loan, the case's id. */
export async function openRescues(
  tx: Tx,
  loanIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (loanIds.length === 0) return new Map();
  const rows = await tx.orm
    .select({ loanId: rescueLoans.loanId, rescueId: rescueLoans.rescueId })
    .from(rescueLoans)
    .where(
      and(
        eq(rescueLoans.centreId, tx.centreId),
        eq(rescueLoans.open, true),
        inArray(rescueLoans.loanId, [...loanIds]),
      ),
    );
  return new Map(rows.map(({ loanId, rescueId }) => [loanId, rescueId]));
}

export async function savePaidLoan(
  tx: Tx,
  paid: {
    readonly rescueId: string;
    readonly loanId: string;
    readonly amountFen: bigint;
    readonly factId: string;
  },
): Promise<void> {
  const { rescueId, loanId, amountFen, factId } = paid;
  await tx.orm
    .update(rescueLoans)
    .set({ amountFen, factId })
    .where(
      and(
        eq(rescueLoans.centreId, tx.centreId),
        eq(rescueLoans.rescueId, rescueId),
        eq(rescueLoans.loanId, loanId),
      ),
    );
}

/** A line of the history. */
export interface RescueHistoryLine {
  readonly event: string;
  readonly status: string;
  readonly actorId: string;
  readonly happenedOn: string;
  readonly reason: string | null;
}

export async function listRescueHistory(tx: Tx, id: string): Promise<RescueHistoryLine[]> {
  const rows = await tx.orm
    .select()
    .from(rescueEvents)
    .where(and(eq(rescueEvents.centreId, tx.centreId), eq(rescueEvents.rescueId, id)))
    .orderBy(asc(rescueEvents.version));
  return rows.map(({ event, status, actorId, happenedOn, reasonSealed }) => ({
    event,
    status,
    actorId,
    happenedOn,
    reason: reasonSealed === null ? null : openText(tx, "rescue_events.reason", reasonSealed),
  }));
}
