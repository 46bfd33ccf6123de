import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { CompensationState } from "@bursar/domain/compensation";
import { borrowers } from "../borrowers/tables.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { loans } from "../loans/tables.ts";
import { compensations } from "./tables.ts";

type Row = typeof compensations.$inferSelect;

/** An entry with the contract and the person that it is about. */
export type Compensation = Omit<Row, "reasonSealed"> & {
  readonly contractNo: string;
  readonly borrowerName: string;
  readonly reason: string | undefined;
};

/** Adds an entry; false when the loan has one of the same document already. */
export async function insertCompensation(
  tx: Tx,
  added: Omit<typeof compensations.$inferInsert, "centreId">,
): Promise<boolean> {
  const rows = await tx.orm
    .insert(compensations)
    .values({ ...added, centreId: tx.centreId })
    .onConflictDoNothing()
    .returning({ id: compensations.id });
  return rows.length > 0;
}

export async function saveCompensation(
  tx: Tx,
  id: string,
  progress: Partial<Pick<Row, "status" | "checkerId" | "decidedOn" | "factId">> & {
    readonly reason?: string | undefined;
  },
): Promise<void> {
  const { reason, ...columns } = progress;
  await tx.orm
    .update(compensations)
    .set({
      ...columns,
      ...(reason !== undefined && { reasonSealed: sealText(tx, "compensations.reason", reason) }),
      version: sql`${compensations.version} + 1`,
    })
    .where(and(eq(compensations.centreId, tx.centreId), eq(compensations.id, id)));
}

function selectCompensations(tx: Tx) {
  return tx.orm
    .select({
      row: compensations,
      contractNo: loans.contractNo,
      borrowerName: borrowers.name,
    })
    .from(compensations)
    .innerJoin(
      loans,
      and(eq(loans.centreId, compensations.centreId), eq(loans.id, compensations.loanId)),
    )
    .innerJoin(
      borrowers,
      and(eq(borrowers.centreId, loans.centreId), eq(borrowers.id, loans.borrowerId)),
    );
}

/** One entry, locked until the transaction ends when `lock` is set. */
export async function findCompensation(
  tx: Tx,
  id: string,
  lock = false,
): Promise<Compensation | undefined> {
  const query = selectCompensations(tx).where(
    and(eq(compensations.centreId, tx.centreId), eq(compensations.id, id)),
  );
  const [row] = await (lock ? query.for("update", { of: compensations }) : query);
  return row === undefined ? undefined : toCompensation(tx, row);
}

export interface CompensationFilter {
  readonly status?: CompensationState | undefined;
  readonly contractNo?: string | undefined;
  /** Rows after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listCompensations(
  tx: Tx,
  filter: CompensationFilter,
): Promise<Compensation[]> {
  const { status, contractNo, after } = filter;
  const rows = await selectCompensations(tx)
    .where(
      and(
        eq(compensations.centreId, tx.centreId),
        status === undefined ? undefined : eq(compensations.status, status),
        contractNo === undefined ? undefined : eq(loans.contractNo, contractNo),
        after === undefined ? undefined : gt(compensations.id, after),
      ),
    )
    .orderBy(asc(compensations.id))
    .limit(filter.limit);
  return rows.map((row) => toCompensation(tx, row));
}

interface Joined {
  readonly row: Row;
  readonly contractNo: string;
  readonly borrowerName: string;
}

function toCompensation(tx: Tx, { row, ...about }: Joined): Compensation {
  const { reasonSealed, ...rest } = row;
  const reason =
    reasonSealed === null ? undefined : openText(tx, "compensations.reason", reasonSealed);
  return { ...rest, ...about, reason };
}
