import { recordAudit } from "@bursar/database/audit";
import {
  findRun,
  finishChunk,
  lockChunk,
  saveRun,
  type ItemFailure,
} from "@bursar/database/batches";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { requireBatchKind } from "./batch-kinds.ts";

export interface RunChunk {
  readonly context: ActionContext;
  readonly runId: string;
  readonly chunk: number;
}

/**
 * Does one chunk of a run in one transaction, all or nothing. A job that is delivered twice waits
 * for the lock and then finds the chunk done. The last chunk closes the run.
 *
 * @returns what was set aside, with its errors for the log.
 */
export async function runChunk(deps: Deps, command: RunChunk): Promise<readonly ItemFailure[]> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const key = { runId: command.runId, chunk: command.chunk };
    const chunk = await lockChunk(tx, key);
    if (chunk === undefined || chunk.status === "done") return [];
    const run = await findRun(tx, command.runId);
    if (run === undefined || run.status !== "running") return [];
    const result = await requireBatchKind(run.kind).runItems(tx, run, chunk.itemIds);
    const { open } = await finishChunk(tx, key, result);
    await recordAudit(tx, {
      action: "batch.chunk-done",
      subjectId: run.id,
      after: { ...key, done: result.done, failed: result.failures.length },
    });
    if (open > 0) return result.failures;
    const closed = await findRun(tx, run.id);
    const status = closed?.failed === 0 ? "completed" : "completed-with-failures";
    await saveRun(tx, run.id, { status, finished: true });
    await recordAudit(tx, { action: "batch.finished", subjectId: run.id, after: { status } });
    return result.failures;
  });
}
