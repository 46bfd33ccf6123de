import { recordAudit } from "@bursar/database/audit";
import { findRun, releaseFailures, saveRun, type BatchRun } from "@bursar/database/batches";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { moveRun, type RunEvent, type RunStatus } from "@bursar/domain/batch";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { refuse } from "../refuse.ts";
import { letGo } from "./let-go.ts";

export interface MoveRun {
  readonly context: ActionContext;
  readonly runId: string;
  /** The version that was shown; left out by a program that acts on whatever stands. */
  readonly version?: string | undefined;
}

/** Chunks under way finish and none starts. @throws Refusal `batch.not-found`, `batch.wrong-state` */
export function pauseRun(deps: Deps, command: MoveRun): Promise<BatchRun> {
  return move(deps, command, "pause");
}

/**
 * Stops a run at a safe point, from which it can be resumed; one that does nothing yet is
 * cancelled. @throws Refusal `batch.not-found`, `batch.wrong-state`
 */
export function stopRun(deps: Deps, command: MoveRun): Promise<BatchRun> {
  return move(deps, command, "stop");
}

/** Goes on with what is not done. @throws Refusal `batch.not-found`, `batch.wrong-state` */
export function resumeRun(deps: Deps, command: MoveRun): Promise<BatchRun> {
  return move(deps, command, "resume");
}

function move(
  deps: Deps,
  { context, runId, version }: MoveRun,
  event: RunEvent,
): Promise<BatchRun> {
  return withTransaction(deps.db, context, async (tx) => {
    const run = await findRun(tx, runId, true);
    if (run === undefined) throw refuse("batch.not-found");
    if (version !== undefined) requireVersion(version, run.version);
    const status = moveRun(run.status as RunStatus, event);
    if (status === undefined) throw refuse("batch.wrong-state");
    const finished = status === "cancelled";
    if (finished) await releaseFailures(tx, run.id);
    const moved =
      status === "running" ? await letGo(tx, run) : await saveRun(tx, run, { status, finished });
    await recordAudit(tx, {
      action: `batch.${event}`,
      subjectId: run.id,
      before: { status: run.status, done: run.done },
      after: { status },
    });
    return moved;
  });
}
