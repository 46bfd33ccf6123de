import { findRun, saveRun } from "@bursar/database/batches";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { policyStamp } from "@bursar/database/policies";
import type { Deps } from "../deps.ts";
import { requireBatchKind } from "./batch-kinds.ts";
import { cutRun } from "./cut-run.ts";
import { finishPlan } from "./finish-plan.ts";
import { forgetPlansOf } from "./forget-plans.ts";
import { askForChunks } from "./let-go.ts";

/**
 * Cuts a run into chunks. Where the kind can say what it would do, each chunk is then planned by
 * itself; otherwise the plan stands. Delivered twice, it finds the run cut and does nothing. What
 * cancelled runs have planned is forgotten first.
 */
export async function planRun(
  deps: Deps,
  command: { context: ActionContext; runId: string },
): Promise<void> {
  await withTransaction(deps.db, command.context, async (tx) => {
    const run = await findRun(tx, command.runId, true);
    if (run === undefined || run.status !== "planning" || run.chunks !== null) return;
    await forgetPlansOf(tx);
    const kind = requireBatchKind(run.kind);
    const { chunks, items, digest } = await cutRun(tx, kind, run);
    const cut = await saveRun(tx, run, {
      chunks,
      chunksLeft: chunks,
      total: items,
      policyStamp: await policyStamp(tx),
    });
    if (kind.planItems === undefined || chunks === 0)
      return finishPlan(tx, cut, { digests: [digest] });
    const numbers = Array.from({ length: chunks }, (_, chunk) => chunk);
    return askForChunks(tx, cut, numbers);
  });
}
