import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { RefundState } from "@bursar/domain/repayment";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { loans } from "../loans/tables.ts";
import { refunds } from "./tables.ts";

type Row = typeof refunds.$inferSelect;

/** Money on its way back, with its payee and reason in clear. */
export type Refund = Omit<Row, "payeeSealed" | "reasonSealed"> & {
  readonly contractNo: string;
  readonly payee: string;
  readonly reason: string;
};

export type NewRefund = Pick<
  Refund,
  "id" | "loanId" | "amountFen" | "payee" | "reason" | "makerId" | "proposedOn"
>;

export async function insertRefund(tx: Tx, { payee, reason, ...row }: NewRefund): Promise<void> {
  await tx.orm.insert(refunds).values({
    ...row,
    centreId: tx.centreId,
    status: "proposed",
    payeeSealed: sealText(tx, "refunds.payee", payee),
    reasonSealed: sealText(tx, "refunds.reason", reason),
  });
}

/** One refund, locked until the transaction ends when `lock` is set. */
export async function findRefund(tx: Tx, id: string, lock = false): Promise<Refund | undefined> {
  const query = selectRefunds(tx).where(and(eq(refunds.centreId, tx.centreId), eq(refunds.id, id)));
  const [row] = await (lock ? query.for("update", { of: refunds }) : query);
  return row === undefined ? undefined : toRefund(tx, row);
}

export interface RefundFilter {
  readonly status?: RefundState | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** The latest first. */
export async function listRefunds(tx: Tx, filter: RefundFilter): Promise<Refund[]> {
  const { status, before, limit } = filter;
  const rows = await selectRefunds(tx)
    .where(
      and(
        eq(refunds.centreId, tx.centreId),
        status === undefined ? undefined : eq(refunds.status, status),
        before === undefined ? undefined : lt(refunds.id, before),
      ),
    )
    .orderBy(desc(refunds.id))
    .limit(limit);
  return rows.map((row) => toRefund(tx, row));
}

/** Promised and not paid yet, of one loan. */
export async function promisedRefunds(tx: Tx, loanId: string): Promise<bigint> {
  const [row] = await tx.orm
    .select({ fen: sql<string>`coalesce(sum(${refunds.amountFen}), 0)` })
    .from(refunds)
    .where(
      and(
        eq(refunds.centreId, tx.centreId),
        eq(refunds.loanId, loanId),
        inArray(refunds.status, ["proposed", "approved"]),
      ),
    );
  return BigInt(row?.fen ?? "0");
}

export async function saveRefund(
  tx: Tx,
  id: string,
  progress: Partial<
    Pick<
      Row,
      "status" | "checkerId" | "decidedOn" | "paidOn" | "serialNo" | "paidBy" | "factSequence"
    >
  >,
): Promise<void> {
  await tx.orm
    .update(refunds)
    .set({ ...progress, version: sql`${refunds.version} + 1` })
    .where(and(eq(refunds.centreId, tx.centreId), eq(refunds.id, id)));
}

/** True when the channel's number stands at another refund. */
export async function isRefundSerialTaken(tx: Tx, serialNo: string): Promise<boolean> {
  const rows = await tx.orm
    .select({ id: refunds.id })
    .from(refunds)
    .where(and(eq(refunds.centreId, tx.centreId), eq(refunds.serialNo, serialNo)));
  return rows.length > 0;
}

function selectRefunds(tx: Tx) {
  return tx.orm
    .select({ refund: refunds, contractNo: loans.contractNo })
    .from(refunds)
    .innerJoin(loans, and(eq(loans.centreId, refunds.centreId), eq(loans.id, refunds.loanId)));
}

function toRefund(tx: Tx, row: { refund: Row; contractNo: string }): Refund {
  const { payeeSealed, reasonSealed, ...rest } = row.refund;
  return {
    ...rest,
    contractNo: row.contractNo,
    payee: openText(tx, "refunds.payee", payeeSealed),
    reason: openText(tx, "refunds.reason", reasonSealed),
  };
}
