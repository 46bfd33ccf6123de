import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { rescueKindOf } from "@bursar/domain/rescue";
import type { RescueCause, RescueEvent, RescueKind, RescueState } from "@bursar/domain/rescue";
import { borrowers } from "../borrowers/tables.ts";
import { newId } from "../columns/new-id.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Tx } from "../connection/index.ts";
import { rescueEvents, rescueLoans, rescues } from "./tables.ts";

type Row = typeof rescues.$inferSelect;
type Hidden = "causeSealed" | "statementSealed";

/** A case without what tells of illness and death. */
export type Rescue = Omit<Row, Hidden> & {
  readonly borrowerName: string;
  /** Where the borrower studied: what a public list names. */
  readonly universityCode: string;
};

/** What is sealed of a case, in clear; only for those who handle it. */
export interface RescueSecrets {
  readonly cause: RescueCause;
  readonly statement: string;
}

export interface NewRescue extends RescueSecrets {
  readonly borrowerId: string;
  readonly evidenceIds: readonly string[];
  readonly loanIds: readonly string[];
  readonly makerId: string;
  readonly appliedOn: string;
}

/** Adds a case with its loans and the first line of its history; `undefined` when one is open. */
export async function insertRescue(tx: Tx, added: NewRescue): Promise<string | undefined> {
  const { cause, statement, loanIds, evidenceIds, ...row } = added;
  const id = newId("rsc");
  const { centreId } = tx;
  await tx.orm.insert(rescues).values({
    ...row,
    centreId,
    id,
    kind: rescueKindOf(cause),
    evidenceIds: [...evidenceIds],
    status: "applied",
    causeSealed: sealText(tx, "rescues.cause", cause),
    statementSealed: statement === "" ? null : sealText(tx, "rescues.statement", statement),
  });
  const taken = await tx.orm
    .insert(rescueLoans)
    .values(loanIds.map((loanId) => ({ centreId, rescueId: id, loanId })))
    .onConflictDoNothing()
    .returning({ loanId: rescueLoans.loanId });
  if (taken.length < loanIds.length) return undefined;
  await tx.orm.insert(rescueEvents).values({
    centreId,
    rescueId: id,
    version: 1,
    event: "apply",
    status: "applied",
    actorId: row.makerId,
    happenedOn: row.appliedOn,
  });
  return id;
}

function selectRescues(tx: Tx) {
  return tx.orm
    .select({
      row: rescues,
      borrowerName: borrowers.name,
      universityCode: borrowers.universityCode,
    })
    .from(rescues)
    .innerJoin(
      borrowers,
      and(eq(borrowers.centreId, rescues.centreId), eq(borrowers.id, rescues.borrowerId)),
    );
}

interface Joined {
  readonly row: Row;
  readonly borrowerName: string;
  readonly universityCode: string;
}

function toRescue({ row, ...about }: Joined): Rescue {
  const { causeSealed: _cause, statementSealed: _statement, ...rest } = row;
  return { ...rest, ...about };
}

/** Those of these ids that exist, in the order of their ids, locked until the transaction ends. */
export async function lockRescues(tx: Tx, ids: readonly string[]): Promise<Rescue[]> {
  if (ids.length === 0) return [];
  const rows = await selectRescues(tx)
    .where(and(eq(rescues.centreId, tx.centreId), inArray(rescues.id, [...ids])))
    .orderBy(asc(rescues.id))
    .for("update", { of: rescues });
  return rows.map(toRescue);
}

/** One with what is sealed of it in clear. */
export async function openRescue(
  tx: Tx,
  id: string,
): Promise<(Rescue & RescueSecrets) | undefined> {
  const [found] = await selectRescues(tx).where(
    and(eq(rescues.centreId, tx.centreId), eq(rescues.id, id)),
  );
  if (found === undefined) return undefined;
  const { causeSealed, statementSealed } = found.row;
  return {
    ...toRescue(found),
    // The column holds what the form's list of causes allows.
    cause: openText(tx, "rescues.cause", causeSealed) as RescueCause,
    statement: statementSealed === null ? "" : openText(tx, "rescues.statement", statementSealed),
  };
}

export interface RescueFilter {
  readonly status?: RescueState | undefined;
  readonly kind?: RescueKind | undefined;
  readonly borrowerId?: string | undefined;
  /** Rows after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listRescues(tx: Tx, filter: RescueFilter): Promise<Rescue[]> {
  const { status, kind, borrowerId, after } = filter;
  const rows = await selectRescues(tx)
    .where(
      and(
        eq(rescues.centreId, tx.centreId),
        status === undefined ? undefined : eq(rescues.status, status),
        kind === undefined ? undefined : eq(rescues.kind, kind),
        borrowerId === undefined ? undefined : eq(rescues.borrowerId, borrowerId),
        after === undefined ? undefined : gt(rescues.id, after),
      ),
    )
    .orderBy(asc(rescues.id))
    .limit(filter.limit);
  return rows.map(toRescue);
}

/** A step that cases take, and what it leaves in the row beside its state. */
export interface RescueStep {
  readonly event: RescueEvent;
  readonly status: RescueState;
  readonly happenedOn: string;
  readonly reason?: string | undefined;
  readonly marks: Partial<
    Pick<
      typeof rescues.$inferInsert,
      | "reviewedBy"
      | "reviewedOn"
      | "noticeId"
      | "checkerId"
      | "decidedOn"
      | "approvalNo"
      | "paidBy"
      | "paidOn"
      | "amountFen"
      | "paymentNo"
    >
  >;
  /** Whether collection stays paused. */
  readonly open: boolean;
}

/** Moves a case, which is locked, and adds a line to its history. */
export async function saveRescueStep(
  tx: Tx,
  moved: Pick<Rescue, "id" | "version">,
  step: RescueStep,
): Promise<void> {
  const { centreId } = tx;
  const { event, status, happenedOn, reason, marks, open } = step;
  const { id } = moved;
  await tx.orm
    .update(rescues)
    .set({ ...marks, status, version: sql`${rescues.version} + 1` })
    .where(and(eq(rescues.centreId, centreId), eq(rescues.id, id)));
  if (!open)
    await tx.orm
      .update(rescueLoans)
      .set({ open: false })
      .where(and(eq(rescueLoans.centreId, centreId), eq(rescueLoans.rescueId, id)));
  await tx.orm.insert(rescueEvents).values({
    centreId,
    rescueId: id,
    version: moved.version + 1,
    event,
    status,
    actorId: tx.context.actor.id,
    happenedOn,
    reasonSealed: reason === undefined ? null : sealText(tx, "rescue_events.reason", reason),
  });
}
