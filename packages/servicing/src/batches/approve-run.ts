import { recordAudit } from "@bursar/database/audit";
import { countOpenChunks, findRun, saveRun, type BatchRun } from "@bursar/database/batches";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { requireBatchKind } from "./batch-kinds.ts";
import { enqueueChunks } from "./plan-run.ts";

/**
 * A second person lets a planned run go, bound to the plan they were shown.
 *
 * @throws Refusal `batch.not-waiting` also when the plan is not the one shown;
 * `batch.same-person`, `batch.not-found`.
 */
export async function approveRun(
  deps: Deps,
  command: { context: ActionContext; runId: string; planHash: string },
): Promise<BatchRun> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const run = await findRun(tx, command.runId, true);
    if (run === undefined) throw refuse("batch.not-found");
    const waiting = run.status === "awaiting-approval" && run.planHash === command.planHash;
    if (!waiting) throw refuse("batch.not-waiting");
    const approvedBy = command.context.actor.id;
    if (approvedBy === run.plannedBy) throw refuse("batch.same-person");
    await saveRun(tx, run.id, { status: "running", approvedBy });
    const chunks = await countOpenChunks(tx, run.id);
    await enqueueChunks(tx, requireBatchKind(run.kind), { runId: run.id, chunks });
    await recordAudit(tx, {
      action: "batch.approved",
      subjectId: run.id,
      after: { planHash: run.planHash },
    });
    return { ...run, status: "running", approvedBy };
  });
}
