import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { approveRun, findRun, type RetentionRun } from "@bursar/database/retention";
import { decideRetentionApproval } from "@bursar/domain/retention";
import type { Deps } from "../deps.ts";
import { refuse, refused } from "../refuse.ts";

/**
 * A second person approves the run whose plan they were shown.
 *
 * @throws Refusal `retention-run.not-found`, `retention-run.not-proposed`,
 *   `retention-run.same-person`, `retention-run.plan-changed`.
 */
export async function approveRetention(
  deps: Deps,
  command: { context: ActionContext; runId: string; planHash: string },
): Promise<RetentionRun> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const run = await findRun(tx, command.runId, "lock");
    if (run === undefined) throw refuse("retention-run.not-found");
    const approval = { actorId: tx.context.actor.id, planHash: command.planHash };
    const decision = decideRetentionApproval(run, approval);
    if (decision.kind === "refused") throw refused(decision);
    await recordAudit(tx, {
      action: "retention-run.approved",
      subjectId: run.id,
      after: { planHash: run.planHash },
    });
    return approveRun(tx, run.id);
  });
}
