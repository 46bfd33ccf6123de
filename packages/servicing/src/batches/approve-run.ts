import { recordAudit } from "@bursar/database/audit";
import { findRun, type BatchRun } from "@bursar/database/batches";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { policyStamp } from "@bursar/database/policies";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { letGo } from "./let-go.ts";

/**
 * A second person lets a planned run go, bound to the plan they were shown.
 *
 * @throws Refusal `batch.other-plan` when the plan is not the one shown; `batch.plan-stale` when
 * policy has changed since; `batch.not-waiting`, `batch.same-person`, `batch.not-found`.
 */
export async function approveRun(
  deps: Deps,
  command: { context: ActionContext; runId: string; planHash: string },
): Promise<BatchRun> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const run = await findRun(tx, command.runId, true);
    if (run === undefined) throw refuse("batch.not-found");
    if (run.status !== "awaiting-approval") throw refuse("batch.not-waiting");
    if (run.planHash !== command.planHash) throw refuse("batch.other-plan");
    const approvedBy = command.context.actor.id;
    if (approvedBy === run.plannedBy) throw refuse("batch.same-person");
    if (run.policyStamp !== (await policyStamp(tx))) throw refuse("batch.plan-stale");
    const approved = await letGo(tx, run, { approvedBy });
    await recordAudit(tx, {
      action: "batch.approved",
      subjectId: run.id,
      after: { planHash: run.planHash },
    });
    return approved;
  });
}
