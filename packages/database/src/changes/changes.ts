import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { ChangeContent, ChangeKind, ChangeState } from "@bursar/domain/change";
import { borrowers } from "../borrowers/tables.ts";
import { openText, sealText } from "../columns/seal-text.ts";
import type { Sealed } from "../columns/columns.ts";
import { withMember } from "../columns/with-member.ts";
import type { Tx } from "../connection/index.ts";
import { changeRequests } from "./tables.ts";

type Row = typeof changeRequests.$inferSelect;
type Hidden = "contentSealed" | "beforeSealed" | "reasonSealed";

/** What stood before a change, in words of its own kind; personal data like the content. */
export type ChangeBefore = Readonly<Record<string, unknown>>;

/** A change with what it asks for in clear. */
export type ChangeRequest = Omit<Row, Hidden> & {
  readonly borrowerName: string;
  readonly content: ChangeContent;
  readonly before: ChangeBefore | undefined;
  readonly reason: string | undefined;
};

export type NewChange = Pick<
  ChangeRequest,
  "id" | "kind" | "channel" | "borrowerId" | "content" | "evidenceIds" | "makerId"
>;

/** Adds a draft; false when the borrower has an open change of this kind already. */
export async function insertChange(tx: Tx, change: NewChange): Promise<boolean> {
  const { content, ...row } = change;
  const added = await tx.orm
    .insert(changeRequests)
    .values({
      ...row,
      centreId: tx.centreId,
      status: "draft",
      editors: [change.makerId],
      loanIds: [],
      warnings: [],
      contentSealed: seal(tx, "content", content),
    })
    .onConflictDoNothing()
    .returning({ id: changeRequests.id });
  return added.length > 0;
}

type Fixed = "id" | "kind" | "borrowerId" | "borrowerName" | "editors" | "version" | "createdAt";

/** What a step writes; content, before and reason are sealed on the way. */
export type ChangeProgress = Partial<Omit<ChangeRequest, Fixed>> & {
  /** Who wrote in it with this step, and so does not decide on it. */
  readonly editor?: string;
};

export async function saveChange(tx: Tx, id: string, progress: ChangeProgress): Promise<void> {
  const { content, before, reason, editor, ...columns } = progress;
  await tx.orm
    .update(changeRequests)
    .set({
      ...columns,
      ...(editor !== undefined && { editors: withMember(changeRequests.editors, editor) }),
      ...(content !== undefined && { contentSealed: seal(tx, "content", content) }),
      ...(before !== undefined && { beforeSealed: seal(tx, "before", before) }),
      ...(reason !== undefined && {
        reasonSealed: sealText(tx, "change_requests.reason", reason),
      }),
      version: sql`${changeRequests.version} + 1`,
    })
    .where(and(eq(changeRequests.centreId, tx.centreId), eq(changeRequests.id, id)));
}

/** Counts a wrong code; the change itself stays the version that people have seen. */
export async function countConfirmationTry(tx: Tx, id: string): Promise<void> {
  await tx.orm
    .update(changeRequests)
    .set({ confirmationTries: sql`${changeRequests.confirmationTries} + 1` })
    .where(and(eq(changeRequests.centreId, tx.centreId), eq(changeRequests.id, id)));
}

function selectChanges(tx: Tx) {
  return tx.orm
    .select({ change: changeRequests, borrowerName: borrowers.name })
    .from(changeRequests)
    .innerJoin(
      borrowers,
      and(
        eq(borrowers.centreId, changeRequests.centreId),
        eq(borrowers.id, changeRequests.borrowerId),
      ),
    );
}

/** One change, locked until the transaction ends when `lock` is set. */
export async function findChange(
  tx: Tx,
  id: string,
  lock = false,
): Promise<ChangeRequest | undefined> {
  const query = selectChanges(tx).where(
    and(eq(changeRequests.centreId, tx.centreId), eq(changeRequests.id, id)),
  );
  const [row] = await (lock ? query.for("update", { of: changeRequests }) : query);
  return row === undefined ? undefined : toChange(tx, row);
}

export interface ChangeFilter {
  readonly status?: ChangeState | undefined;
  readonly kind?: ChangeKind | undefined;
  readonly borrowerId?: string | undefined;
  readonly rosterAgreement?: Row["rosterAgreement"] | undefined;
  /** Rows after this id. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export async function listChanges(tx: Tx, filter: ChangeFilter): Promise<ChangeRequest[]> {
  const { status, kind, borrowerId, rosterAgreement, after } = filter;
  const rows = await selectChanges(tx)
    .where(
      and(
        eq(changeRequests.centreId, tx.centreId),
        status === undefined ? undefined : eq(changeRequests.status, status),
        kind === undefined ? undefined : eq(changeRequests.kind, kind),
        borrowerId === undefined ? undefined : eq(changeRequests.borrowerId, borrowerId),
        rosterAgreement === undefined || rosterAgreement === null
          ? undefined
          : eq(changeRequests.rosterAgreement, rosterAgreement),
        after === undefined ? undefined : gt(changeRequests.id, after),
      ),
    )
    .orderBy(asc(changeRequests.id))
    .limit(filter.limit);
  return rows.map((row) => toChange(tx, row));
}

function toChange(tx: Tx, row: { change: Row; borrowerName: string }): ChangeRequest {
  const { contentSealed, beforeSealed, reasonSealed, ...rest } = row.change;
  return {
    ...rest,
    borrowerName: row.borrowerName,
    content: open<ChangeContent>(tx, "content", contentSealed),
    before: beforeSealed === null ? undefined : open<ChangeBefore>(tx, "before", beforeSealed),
    reason:
      reasonSealed === null ? undefined : openText(tx, "change_requests.reason", reasonSealed),
  };
}

function seal(tx: Tx, column: "content" | "before", value: object): Sealed {
  return sealText(tx, `change_requests.${column}`, JSON.stringify(value));
}

function open<T>(tx: Tx, column: "content" | "before", sealed: Sealed): T {
  return JSON.parse(openText(tx, `change_requests.${column}`, sealed)) as T;
}
