import { recordAudit } from "@bursar/database/audit";
import {
  addToRun,
  findRun,
  insertFailures,
  lockChunk,
  saveDoneChunk,
  type BatchChunk,
  type BatchRun,
  type ChunkResult,
  type ItemFailure,
} from "@bursar/database/batches";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { requireBatchKind } from "./batch-kinds.ts";
import { itemsOf } from "./items-of.ts";
import { askForEnd } from "./let-go.ts";
import { planChunk } from "./plan-chunk.ts";

export interface RunChunk {
  readonly context: ActionContext;
  readonly runId: string;
  readonly chunk: number;
}

/**
 * Plans or does one chunk of a run, whichever the run is at, in one transaction, all or nothing. A
 * job that is delivered twice waits for the lock and then finds the chunk done; one that comes
 * while the run is paused or stopped does nothing, and resuming asks again.
 *
 * @returns what was set aside, with its errors for the log.
 */
export async function runChunk(deps: Deps, command: RunChunk): Promise<readonly ItemFailure[]> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const chunk = await lockChunk(tx, { runId: command.runId, chunk: command.chunk });
    if (chunk === undefined || chunk.status === "done") return [];
    const run = await findRun(tx, command.runId);
    if (run?.status === "planning") await planChunk(tx, run, chunk);
    return run?.status === "running" ? doChunk(tx, run, chunk) : [];
  });
}

const nothing: ChunkResult = { done: 0, amountFen: 0n, failures: [] };

async function doChunk(tx: Tx, run: BatchRun, chunk: BatchChunk): Promise<readonly ItemFailure[]> {
  const key = { runId: run.id, chunk: chunk.chunk };
  const itemIds = await itemsOf(tx, run, chunk);
  const kind = requireBatchKind(run.kind);
  const result = itemIds.length === 0 ? nothing : await kind.runItems(tx, run, itemIds);
  const failed = result.failures.length;
  const count = Math.max(chunk.count, itemIds.length);
  const skipped = count - result.done - failed;
  if (skipped < 0) throw new Error(`${run.kind} did more items than it was given`);
  await insertFailures(tx, run.id, result.failures);
  await saveDoneChunk(tx, key, { ...result, count, skipped });
  const { done, amountFen } = result;
  const total = count - chunk.count;
  const { chunksLeft } = await addToRun(tx, run.id, { total, done, failed, skipped, amountFen });
  await recordAudit(tx, {
    action: "batch.chunk-done",
    subjectId: run.id,
    after: { ...key, done, failed, skipped },
  });
  // A pause or resume in between changes the round, and the end is asked for once in each.
  if (chunksLeft === 0) await askForEnd(tx, run);
  return result.failures;
}
