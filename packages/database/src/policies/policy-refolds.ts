import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "../connection/index.ts";
import { OUTBOX_CHANNEL, type OutboxRow } from "../outbox/index.ts";
import { outbox } from "../outbox/tables.ts";
import { policyRefolds } from "./tables.ts";

export type PolicyRefold = typeof policyRefolds.$inferSelect;

/**
 * Asks centres to post their loans again, each by a job of its own; by the login of the policy, which may do this for every
 * centre at once and nothing else of another centre.
 */
export async function planRefolds(
  tx: Tx,
  refold: { readonly proposalId: string; readonly fromOn: string },
  jobs: readonly OutboxRow[],
): Promise<void> {
  if (jobs.length === 0) return;
  await tx.orm
    .insert(policyRefolds)
    .values(jobs.map(({ centreId }) => ({ centreId, ...refold })))
    .onConflictDoNothing();
  await tx.orm
    .insert(outbox)
    .values([...jobs])
    .onConflictDoNothing();
  await tx.orm.execute(sql.raw(`NOTIFY ${OUTBOX_CHANNEL}`));
}

/** How far the centre has come with one, locked until the transaction ends when `lock` is set. */
export async function findRefold(
  tx: Tx,
  proposalId: string,
  lock = false,
): Promise<PolicyRefold | undefined> {
  const query = tx.orm
    .select()
    .from(policyRefolds)
    .where(and(eq(policyRefolds.centreId, tx.centreId), eq(policyRefolds.proposalId, proposalId)));
  const [row] = await (lock ? query.for("update") : query);
  return row;
}

export async function saveRefold(
  tx: Tx,
  proposalId: string,
  progress: Partial<Pick<PolicyRefold, "done" | "changed" | "failed" | "afterLoanId">> & {
    readonly isLast?: boolean;
  },
): Promise<PolicyRefold> {
  const { isLast = false, ...counts } = progress;
  const [row] = await tx.orm
    .update(policyRefolds)
    .set({ ...counts, ...(isLast && { status: "done", finishedAt: sql`now()` }) })
    .where(and(eq(policyRefolds.centreId, tx.centreId), eq(policyRefolds.proposalId, proposalId)))
    .returning();
  if (row === undefined) throw new Error(`no refold of ${proposalId}`);
  return row;
}
