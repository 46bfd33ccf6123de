import { and, asc, eq, gt, inArray, ne, sql } from "drizzle-orm";
import { sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { loans } from "../loans/tables.ts";
import { loanWriteOffs } from "./tables.ts";

type Row = typeof loanWriteOffs.$inferSelect;

export type WriteOff = Omit<Row, "centreId" | "createdAt" | "reasonSealed"> & {
  readonly contractNo: string;
};

export type NewWriteOff = Omit<
  WriteOff,
  "contractNo" | "status" | "checkerId" | "decidedOn" | "version" | "makerId"
>;

/** Proposes write-offs; a loan that has one already is left out. @returns how many were added. */
export async function insertWriteOffs(tx: Tx, added: readonly NewWriteOff[]): Promise<number> {
  if (added.length === 0) return 0;
  const rows = await tx.orm
    .insert(loanWriteOffs)
    .values(
      added.map((one) => ({
        ...one,
        centreId: tx.centreId,
        status: "proposed" as const,
        makerId: tx.context.actor.id,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: loanWriteOffs.id });
  return rows.length;
}

function select(tx: Tx) {
  return tx.orm
    .select({ writeOff: loanWriteOffs, contractNo: loans.contractNo })
    .from(loanWriteOffs)
    .innerJoin(
      loans,
      and(eq(loans.centreId, loanWriteOffs.centreId), eq(loans.id, loanWriteOffs.loanId)),
    );
}

/** A write-off, locked until the transaction ends when `lock` is set. */
export async function findWriteOff(
  tx: Tx,
  id: string,
  lock = false,
): Promise<WriteOff | undefined> {
  const query = select(tx).where(
    and(eq(loanWriteOffs.centreId, tx.centreId), eq(loanWriteOffs.id, id)),
  );
  const [row] = await (lock ? query.for("update", { of: loanWriteOffs }) : query);
  return row && toWriteOff(row);
}

export async function listWriteOffs(
  tx: Tx,
  filter: {
    readonly status?: WriteOff["status"] | undefined;
    readonly after?: string | undefined;
    readonly limit: number;
  },
): Promise<WriteOff[]> {
  const { status, after } = filter;
  const rows = await select(tx)
    .where(
      and(
        eq(loanWriteOffs.centreId, tx.centreId),
        status === undefined ? undefined : eq(loanWriteOffs.status, status),
        after === undefined ? undefined : gt(loanWriteOffs.id, after),
      ),
    )
    .orderBy(asc(loanWriteOffs.id))
    .limit(filter.limit);
  return rows.map(toWriteOff);
}

/** Those of the loans with a write-off that is proposed or confirmed, with its state. */
export async function writtenOffAmong(
  tx: Tx,
  loanIds: readonly string[],
): Promise<ReadonlyMap<string, WriteOff["status"]>> {
  if (loanIds.length === 0) return new Map();
  const rows = await tx.orm
    .select({ loanId: loanWriteOffs.loanId, status: loanWriteOffs.status })
    .from(loanWriteOffs)
    .where(
      and(
        eq(loanWriteOffs.centreId, tx.centreId),
        inArray(loanWriteOffs.loanId, [...loanIds]),
        ne(loanWriteOffs.status, "rejected"),
      ),
    );
  return new Map(rows.map(({ loanId, status }) => [loanId, status]));
}

export async function decideWriteOff(
  tx: Tx,
  id: string,
  decision: {
    readonly status: "confirmed" | "rejected";
    readonly decidedOn: string;
    readonly reason?: string | undefined;
  },
): Promise<void> {
  const { reason, ...columns } = decision;
  await tx.orm
    .update(loanWriteOffs)
    .set({
      ...columns,
      checkerId: tx.context.actor.id,
      ...(reason !== undefined && {
        reasonSealed: sealText(tx, "loan_write_offs.reason", reason),
      }),
      version: sql`${loanWriteOffs.version} + 1`,
    })
    .where(and(eq(loanWriteOffs.centreId, tx.centreId), eq(loanWriteOffs.id, id)));
}

function toWriteOff(row: { writeOff: Row; contractNo: string }): WriteOff {
  const { centreId: _centre, createdAt: _created, reasonSealed: _reason, ...rest } = row.writeOff;
  return { ...rest, contractNo: row.contractNo };
}
