import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { creditNotices } from "./tables.ts";

export type CreditNotice = typeof creditNotices.$inferSelect;

/** Records that a borrower was told; a loan may have several. */
export async function insertCreditNotice(
  tx: Tx,
  notice: Omit<CreditNotice, "centreId" | "sequence" | "recordedAt">,
): Promise<CreditNotice> {
  const sequence = sql<number>`(
    select coalesce(max(n.sequence) + 1, 0) from credit_notices n
    where n.centre_id = ${tx.centreId} and n.loan_id = ${notice.loanId})`;
  const [row] = await tx.orm
    .insert(creditNotices)
    .values({ centreId: tx.centreId, ...notice, sequence })
    .returning();
  if (row === undefined) throw new Error("a notice was not stored");
  return row;
}

export async function listCreditNotices(tx: Tx, loanId: string): Promise<CreditNotice[]> {
  return tx.orm
    .select()
    .from(creditNotices)
    .where(and(eq(creditNotices.centreId, tx.centreId), eq(creditNotices.loanId, loanId)))
    .orderBy(asc(creditNotices.sequence));
}

/** The loans of which the borrower was told by a day. */
export async function notifiedLoans(
  tx: Tx,
  loanIds: readonly string[],
  by: string,
): Promise<ReadonlySet<string>> {
  if (loanIds.length === 0) return new Set();
  const rows = await tx.orm
    .selectDistinct({ loanId: creditNotices.loanId })
    .from(creditNotices)
    .where(
      and(
        eq(creditNotices.centreId, tx.centreId),
        inArray(creditNotices.loanId, [...loanIds]),
        lte(creditNotices.givenOn, by),
      ),
    );
  return new Set(rows.map(({ loanId }) => loanId));
}

/** Money that waits for a person to decide whose it is, by the loan that it names. */
export async function heldMoney(
  tx: Tx,
  loanIds: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await tx.orm.execute<{ loanId: string; held: string }>(sql`
    select loan_id as "loanId", sum(amount_fen)::text as held from receipts
    where centre_id = ${tx.centreId} and state = 'held'
      and loan_id = any(${sql.param([...loanIds])}::text[])
    group by loan_id`);
  return new Map(rows.map(({ loanId, held }) => [loanId, BigInt(held)]));
}

/**
 * The committed file from which the lender's result of a due date is known: a clearing file with
 * money of the month before it, a month-end file, or the take-over. Undefined while none is in.
 */
export async function findResultFile(tx: Tx, dueOn: string): Promise<string | undefined> {
  const [row] = await tx.orm.execute<{ id: string }>(sql`
    select i.id from imports i
    where i.centre_id = ${tx.centreId} and i.status = 'committed'
      and ((i.kind in ('portfolio', 'lender-balances') and i.statement_on >= ${dueOn})
        or (i.kind = 'clearing' and exists (
          select 1 from receipts r
          where r.centre_id = i.centre_id and r.import_id = i.id
            and r.value_on between ${dueOn}::date - 30 and ${dueOn}::date)))
    order by i.id desc limit 1`);
  return row?.id;
}

/** Whether anything had to be paid on a due date. */
export async function hasPayable(tx: Tx, dueOn: string): Promise<boolean> {
  const rows = await tx.orm.execute(sql`
    select 1 from loan_settlements
    where centre_id = ${tx.centreId} and due_on = ${dueOn} and payable_fen > 0 limit 1`);
  return rows.length > 0;
}
