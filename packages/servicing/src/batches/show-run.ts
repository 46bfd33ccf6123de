import {
  findRun,
  listFailures,
  listRuns as selectRuns,
  type BatchFailure,
  type BatchRun,
} from "@bursar/database/batches";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

export interface ShownRun {
  readonly run: BatchRun;
  readonly failures: readonly BatchFailure[];
}

/** A run with its counts and what it set aside. */
export async function showRun(
  deps: Deps,
  query: { context: ActionContext; runId: string },
): Promise<ShownRun> {
  return readCentre(deps.db, query.context, async (tx) => {
    const run = await findRun(tx, query.runId);
    if (run === undefined) throw refuse("batch.not-found");
    return { run, failures: await listFailures(tx, run.id) };
  });
}

/** The latest runs, newest first. */
export async function listRuns(
  deps: Deps,
  query: { context: ActionContext; limit: number },
): Promise<BatchRun[]> {
  return readCentre(deps.db, query.context, (tx) => selectRuns(tx, query.limit));
}
