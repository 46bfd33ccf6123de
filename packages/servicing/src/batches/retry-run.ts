import { findRun, hasOpenFailures, lastRunOf } from "@bursar/database/batches";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { hasRunThrough, isRunOver } from "@bursar/domain/batch";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { requireBatchKind } from "./batch-kinds.ts";
import { startNext, type StartedRun } from "./start-run.ts";

/**
 * Starts a next run with exactly what a run has set aside and nobody has taken on since, all of
 * it or what has one cause.
 *
 * @throws Refusal `batch.not-found`, `batch.not-over`, `batch.nothing-to-retry`.
 */
export async function retryRun(
  deps: Deps,
  command: { context: ActionContext; runId: string; cause?: string | undefined },
): Promise<StartedRun> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const run = await findRun(tx, command.runId, true);
    if (run === undefined) throw refuse("batch.not-found");
    const { kind, businessOn, sourceId } = run;
    const last = await lastRunOf(tx, { kind, businessOn });
    if (!hasRunThrough(run.status) || last === undefined || !isRunOver(last.status)) {
      throw refuse("batch.not-over");
    }
    const { cause } = command;
    if (!(await hasOpenFailures(tx, { of: { runId: run.id }, cause }))) {
      throw refuse("batch.nothing-to-retry");
    }
    const retry = { retryOf: run.id, retryCause: cause ?? null };
    const due = { businessOn, sourceId, ...retry };
    return startNext(tx, requireBatchKind(kind), { due, last });
  });
}
