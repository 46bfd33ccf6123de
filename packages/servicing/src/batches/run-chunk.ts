import { recordAudit } from "@bursar/database/audit";
import {
  addToRun,
  findRun,
  fromStoredSums,
  insertFailures,
  lockChunk,
  preparedRows,
  saveDoneChunk,
  type BatchChunk,
  type BatchRun,
  type ChunkResult,
  type ItemFailure,
} from "@bursar/database/batches";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { requireBatchKind } from "./batch-kinds.ts";
import { itemsOf, stretchOf } from "./items-of.ts";
import { askForEnd } from "./let-go.ts";
import { planChunk } from "./plan-chunk.ts";

export interface RunChunk {
  readonly context: ActionContext;
  readonly runId: string;
  readonly chunk: number;
}

/** What a chunk would write is not what was planned and approved. */
class PlanChanged extends Error {}

/**
 * Plans or does one chunk of a run, whichever the run is at, in one transaction, all or nothing. A
 * job that is delivered twice waits for the lock and then finds the chunk done; one that comes
 * while the run is paused or stopped does nothing, and resuming asks again.
 *
 * What would be written otherwise than it was approved is undone and set aside as a whole: a
 * further run plans it anew.
 *
 * @returns what was set aside, with its errors for the log.
 */
export async function runChunk(deps: Deps, command: RunChunk): Promise<readonly ItemFailure[]> {
  try {
    return await attempt(deps, command, doItems);
  } catch (error) {
    if (!(error instanceof PlanChanged)) throw error;
    return attempt(deps, command, setAside);
  }
}

type Doing = (tx: Tx, run: BatchRun, part: Part) => Promise<ChunkResult>;

interface Part {
  readonly chunk: BatchChunk;
  readonly itemIds: readonly string[];
}

function attempt(deps: Deps, command: RunChunk, doing: Doing): Promise<readonly ItemFailure[]> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const chunk = await lockChunk(tx, { runId: command.runId, chunk: command.chunk });
    if (chunk === undefined || chunk.status === "done") return [];
    const run = await findRun(tx, command.runId);
    if (run?.status === "planning") await planChunk(tx, run, chunk);
    if (run?.status !== "running") return [];
    const written = await doPrepared(tx, run, chunk);
    if (written !== undefined) {
      return finishChunk(tx, run, { chunk, items: written.done, result: written });
    }
    const itemIds = await itemsOf(tx, run, chunk);
    const result = itemIds.length === 0 ? nothing : await doing(tx, run, { chunk, itemIds });
    return finishChunk(tx, run, { chunk, items: itemIds.length, result });
  });
}

/** @throws PlanChanged, which undoes everything */
async function doItems(tx: Tx, run: BatchRun, { chunk, itemIds }: Part): Promise<ChunkResult> {
  const result = await requireBatchKind(run.kind).runItems(tx, run, itemIds);
  const planned = chunk.plan?.digest;
  const isOther = planned !== undefined && result.digest !== undefined && planned !== result.digest;
  if (isOther) throw new PlanChanged(`chunk ${chunk.chunk} of ${run.id} differs from its plan`);
  return result;
}

/** What was planned as it was planned, without computing it again; undefined where it is not so any more. */
async function doPrepared(
  tx: Tx,
  run: BatchRun,
  chunk: BatchChunk,
): Promise<ChunkResult | undefined> {
  const { plan, preparedFrom: from } = chunk;
  if (plan === null || from === null) return undefined;
  const rows = preparedRows(tx, { runId: run.id, chunk: chunk.chunk });
  const prepared = { items: chunk.itemIds ?? stretchOf(chunk), from, rows };
  const done = await requireBatchKind(run.kind).runPrepared?.(tx, run, prepared);
  if (done === undefined) return undefined;
  const { digest, amountFen, sums } = plan;
  return {
    done,
    amountFen: BigInt(amountFen),
    sums: fromStoredSums(sums),
    digest,
    failures: [],
  };
}

function setAside(_tx: Tx, _run: BatchRun, { itemIds }: Part): Promise<ChunkResult> {
  const failures = itemIds.map((itemId) => ({ itemId, cause: "plan.changed" }));
  return Promise.resolve({ ...nothing, failures });
}

const nothing: ChunkResult = { done: 0, amountFen: 0n, failures: [] };

async function finishChunk(
  tx: Tx,
  run: BatchRun,
  { chunk, items, result }: { chunk: BatchChunk; items: number; result: ChunkResult },
): Promise<readonly ItemFailure[]> {
  const key = { runId: run.id, chunk: chunk.chunk };
  const failed = result.failures.length;
  const count = Math.max(chunk.count, items);
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
