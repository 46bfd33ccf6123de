import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { PrepaymentState } from "@bursar/domain/prepayment";
import { borrowers } from "../borrowers/tables.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { loans } from "../loans/tables.ts";
import { isOneOf } from "../loans/unnested.ts";
import { prepayments } from "./tables.ts";

type Row = typeof prepayments.$inferSelect;

/** An application with the contract and the person that it is about. */
export type Prepayment = Omit<Row, "reasonSealed"> & {
  readonly contractNo: string;
  readonly borrowerId: string;
  readonly borrowerName: string;
  /** Why it was withdrawn, or what the lender said. */
  readonly reason: string | undefined;
};

/** Adds an application; false when the loan has an open one already. */
export async function insertPrepayment(
  tx: Tx,
  added: Omit<typeof prepayments.$inferInsert, "centreId">,
): Promise<boolean> {
  const rows = await tx.orm
    .insert(prepayments)
    .values({ ...added, centreId: tx.centreId })
    .onConflictDoNothing()
    .returning({ id: prepayments.id });
  return rows.length > 0;
}

/** What a step leaves in the row; the reason is sealed on the way. */
export type PrepaymentProgress = Partial<
  Omit<Row, "centreId" | "id" | "loanId" | "makerId" | "version" | "createdAt" | "reasonSealed">
> & { readonly reason?: string | undefined };

export async function savePrepayment(
  tx: Tx,
  id: string,
  progress: PrepaymentProgress,
): Promise<void> {
  const { reason, ...columns } = progress;
  await tx.orm
    .update(prepayments)
    .set({
      ...columns,
      ...(reason !== undefined && { reasonSealed: sealText(tx, "prepayments.reason", reason) }),
      version: sql`${prepayments.version} + 1`,
    })
    .where(and(eq(prepayments.centreId, tx.centreId), eq(prepayments.id, id)));
}

function selectPrepayments(tx: Tx) {
  return tx.orm
    .select({
      row: prepayments,
      contractNo: loans.contractNo,
      borrowerId: loans.borrowerId,
      borrowerName: borrowers.name,
    })
    .from(prepayments)
    .innerJoin(
      loans,
      and(eq(loans.centreId, prepayments.centreId), eq(loans.id, prepayments.loanId)),
    )
    .innerJoin(
      borrowers,
      and(eq(borrowers.centreId, loans.centreId), eq(borrowers.id, loans.borrowerId)),
    );
}

/** One application, locked until the transaction ends when `lock` is set. */
export async function findPrepayment(
  tx: Tx,
  id: string,
  lock = false,
): Promise<Prepayment | undefined> {
  const query = selectPrepayments(tx).where(
    and(eq(prepayments.centreId, tx.centreId), eq(prepayments.id, id)),
  );
  const [row] = await (lock ? query.for("update", { of: prepayments }) : query);
  return row === undefined ? undefined : toPrepayment(tx, row);
}

/** The applications of these loans that nothing has ended yet, as stored. */
export async function openPrepaymentsOf(tx: Tx, loanIds: readonly string[]): Promise<Prepayment[]> {
  if (loanIds.length === 0) return [];
  const rows = await selectPrepayments(tx)
    .where(
      and(
        eq(prepayments.centreId, tx.centreId),
        isOneOf(prepayments.loanId, loanIds),
        inArray(prepayments.status, ["quoted", "awaiting-money"]),
      ),
    )
    .orderBy(asc(prepayments.id));
  return rows.map((row) => toPrepayment(tx, row));
}

/** The applications that a receipt has settled or let fail, locked. */
export async function prepaymentsOfReceipt(tx: Tx, receiptId: string): Promise<Prepayment[]> {
  const rows = await selectPrepayments(tx)
    .where(and(eq(prepayments.centreId, tx.centreId), eq(prepayments.receiptId, receiptId)))
    .orderBy(asc(prepayments.id))
    .for("update", { of: prepayments });
  return rows.map((row) => toPrepayment(tx, row));
}

export interface PrepaymentFilter {
  readonly status?: PrepaymentState | undefined;
  readonly contractNo?: string | undefined;
  readonly requestId?: string | undefined;
  /** Rows after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listPrepayments(tx: Tx, filter: PrepaymentFilter): Promise<Prepayment[]> {
  const { status, contractNo, requestId, after } = filter;
  const rows = await selectPrepayments(tx)
    .where(
      and(
        eq(prepayments.centreId, tx.centreId),
        status === undefined ? undefined : eq(prepayments.status, status),
        contractNo === undefined ? undefined : eq(loans.contractNo, contractNo),
        requestId === undefined ? undefined : eq(prepayments.requestId, requestId),
        after === undefined ? undefined : gt(prepayments.id, after),
      ),
    )
    .orderBy(asc(prepayments.id))
    .limit(filter.limit);
  return rows.map((row) => toPrepayment(tx, row));
}

interface Joined {
  readonly row: Row;
  readonly contractNo: string;
  readonly borrowerId: string;
  readonly borrowerName: string;
}

function toPrepayment(tx: Tx, { row, ...about }: Joined): Prepayment {
  const { reasonSealed, ...rest } = row;
  const reason =
    reasonSealed === null ? undefined : openText(tx, "prepayments.reason", reasonSealed);
  return { ...rest, ...about, reason };
}
