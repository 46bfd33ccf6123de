import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { PolicyRow } from "@bursar/domain/policy";
import type { Tx } from "../connection/index.ts";
import { centres } from "../centres/tables.ts";
import { policyProposals, policyRows } from "./tables.ts";

export type PolicyProposal = typeof policyProposals.$inferSelect;

/** By the login of the policy. */
export async function insertProposal(
  tx: Tx,
  proposal: Omit<typeof policyProposals.$inferInsert, "proposedAtCentre" | "makerId" | "status">,
): Promise<PolicyProposal> {
  const [row] = await tx.orm
    .insert(policyProposals)
    .values({
      ...proposal,
      proposedAtCentre: tx.centreId,
      makerId: tx.context.actor.id,
      status: "proposed",
    })
    .returning();
  if (row === undefined) throw new Error("a proposal was not added");
  return row;
}

/** One proposal of any centre, locked until the transaction ends when `lock` is set. */
export async function findProposal(
  tx: Tx,
  id: string,
  lock = false,
): Promise<PolicyProposal | undefined> {
  const query = tx.orm.select().from(policyProposals).where(eq(policyProposals.id, id));
  const [row] = await (lock ? query.for("update") : query);
  return row;
}

/** The proposals of all centres, the latest first. */
export async function listProposals(
  tx: Tx,
  page: { readonly before: string | undefined; readonly limit: number },
): Promise<PolicyProposal[]> {
  const { before, limit } = page;
  return tx.orm
    .select()
    .from(policyProposals)
    .where(before === undefined ? undefined : lt(policyProposals.id, before))
    .orderBy(desc(policyProposals.id))
    .limit(limit);
}

type Progress = Partial<
  Pick<
    PolicyProposal,
    | "status"
    | "checkerId"
    | "checkedOn"
    | "backtestId"
    | "policyStamp"
    | "activatedBy"
    | "activatedOn"
    | "refoldFrom"
    | "closedBy"
    | "closeReason"
  >
>;

export async function saveProposal(
  tx: Tx,
  id: string,
  progress: Progress,
): Promise<PolicyProposal> {
  const [row] = await tx.orm
    .update(policyProposals)
    .set(progress)
    .where(eq(policyProposals.id, id))
    .returning();
  if (row === undefined) throw new Error(`no proposal ${id}`);
  return row;
}

/**
 * Adds the rows of an approved proposal, each behind the last revision of its kind, key and day.
 * The database refuses any that is not, word for word, in that proposal.
 */
export async function insertPolicyRows(
  tx: Tx,
  proposalId: string,
  rows: readonly PolicyRow[],
): Promise<void> {
  for (const { kind, key = "", effectiveFrom, value, source } of rows) {
    const [last] = await tx.orm
      .select({ revision: policyRows.revision })
      .from(policyRows)
      .where(
        and(
          eq(policyRows.kind, kind),
          eq(policyRows.key, key),
          eq(policyRows.effectiveFrom, effectiveFrom),
        ),
      )
      .orderBy(desc(policyRows.revision))
      .limit(1);
    const revision = last === undefined ? 0 : last.revision + 1;
    await tx.orm
      .insert(policyRows)
      .values({ kind, key, effectiveFrom, revision, value, source, proposalId });
  }
}

/** One after the other for the rest of the transaction: whoever puts rows in force takes turns. */
export async function lockPolicy(tx: Tx): Promise<void> {
  await tx.orm.execute(sql`select pg_advisory_xact_lock(hashtext('bursar.policy'))`);
}

/** Ids of all centres of the installation, for which a change of the policy holds alike. */
export async function centresOfPolicy(tx: Tx): Promise<string[]> {
  const rows = await tx.orm.select({ id: centres.id }).from(centres).orderBy(centres.id);
  return rows.map(({ id }) => id);
}
