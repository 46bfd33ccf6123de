import {
  findRun,
  groupFailures,
  listFailures,
  listRuns as selectRuns,
  listTieOut,
  sampleFailures,
  sumChunks,
  type BatchFailure,
  type BatchRun,
  type FailureGroup,
  type StoredTieOut,
} from "@bursar/database/batches";
import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import { explainCause, hasRunThrough, type FailureCause } from "@bursar/domain/batch";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

export interface ShownRun {
  /** With the sums of what is done so far. */
  readonly run: BatchRun;
  /** The first ones; {@link listFailureGroups} counts them all. */
  readonly failures: readonly BatchFailure[];
  /** None before the run is done. */
  readonly tieOut: readonly StoredTieOut[];
}

export interface OfRun {
  readonly context: ActionContext;
  readonly runId: string;
}

const FAILURES_SHOWN = 200;

/** A run with its counts and sums, what it set aside, and its tie-out. */
export async function showRun(deps: Deps, query: OfRun): Promise<ShownRun> {
  return readCentre(deps.db, query.context, async (tx) => {
    const run = await readRun(tx, query.runId);
    const failures = run.failed === 0 ? [] : await listFailures(tx, run.id, FAILURES_SHOWN);
    return { run, failures, tieOut: await listTieOut(tx, run.id) };
  });
}

/** The run alone, with the sums of what is done so far. @throws Refusal `batch.not-found` */
export async function readRun(tx: Tx, runId: string): Promise<BatchRun> {
  const run = await findRun(tx, runId);
  if (run === undefined) throw refuse("batch.not-found");
  return hasRunThrough(run.status) ? run : { ...run, sums: await sumChunks(tx, run.id) };
}

/** The latest runs, newest first. */
export async function listRuns(
  deps: Deps,
  query: { context: ActionContext; limit: number },
): Promise<BatchRun[]> {
  return readCentre(deps.db, query.context, (tx) => selectRuns(tx, query.limit));
}

export interface ExplainedGroup extends FailureGroup {
  readonly meaning: FailureCause;
  readonly samples: readonly BatchFailure[];
}

const SAMPLES = 3;

/** What a run has set aside, by cause: what it means, what puts it right, and samples. */
export async function listFailureGroups(deps: Deps, query: OfRun): Promise<ExplainedGroup[]> {
  return readCentre(deps.db, query.context, async (tx) => {
    const { id: runId } = await readRun(tx, query.runId);
    const explained: ExplainedGroup[] = [];
    for (const group of await groupFailures(tx, runId)) {
      const { cause } = group;
      const samples = await sampleFailures(tx, { runId, cause, limit: SAMPLES });
      explained.push({ ...group, meaning: explainCause(cause), samples });
    }
    return explained;
  });
}
