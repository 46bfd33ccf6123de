import { recordAudit } from "@bursar/database/audit";
import {
  addToRun,
  findRun,
  fromStoredSums,
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
import { itemsOf, stretchOf } from "./items-of.ts";
import { askForEnd } from "./let-go.ts";
import { planChunk } from "./plan-chunk.ts";

export interface RunChunk {
  readonly context: ActionContext;
  readonly runId: string;
  readonly chunk: number;
}

/** What a chunk writes, or would, is not what was planned: it is undone, and done `otherwise`. */
class NotAsPlanned extends Error {
  readonly otherwise: Doing;

  constructor(chunk: BatchChunk, otherwise: Doing) {
    super(`chunk ${chunk.chunk} of ${chunk.runId} differs from its plan`);
    this.otherwise = otherwise;
  }
}

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
  for (let doing: Doing = doAsPlanned; ;) {
    try {
      return await attempt(deps, command, doing);
    } catch (error) {
      if (!(error instanceof NotAsPlanned)) throw error;
      doing = error.otherwise;
    }
  }
}

type Doing = (tx: Tx, run: BatchRun, chunk: BatchChunk) => Promise<Done>;

interface Done {
  readonly items: number;
  readonly result: ChunkResult;
}

function attempt(deps: Deps, command: RunChunk, doing: Doing): Promise<readonly ItemFailure[]> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const chunk = await lockChunk(tx, { runId: command.runId, chunk: command.chunk });
    if (chunk === undefined || chunk.status === "done") return [];
    const run = await findRun(tx, command.runId);
    if (run?.status === "planning") await planChunk(tx, run, chunk);
    if (run?.status !== "running") return [];
    return finishChunk(tx, run, { chunk, ...(await doing(tx, run, chunk)) });
  });
}

/**
 * The rows that the plan has kept, without computing them again.
 *
 * @throws NotAsPlanned
 */
async function doAsPlanned(tx: Tx, run: BatchRun, chunk: BatchChunk): Promise<Done> {
  const { plan, preparedFrom: from } = chunk;
  if (plan === null || from === null) return doItems(tx, run, chunk);
  const items = chunk.itemIds ?? stretchOf(chunk);
  const prepared = { chunk: chunk.chunk, items, from };
  const done = await requireBatchKind(run.kind).runPrepared?.(tx, run, prepared);
  if (done === undefined) throw new NotAsPlanned(chunk, doItems);
  const { digest, amountFen, sums } = plan;
  const stood = { digest, amountFen: BigInt(amountFen), sums: fromStoredSums(sums) };
  return { items: done, result: { ...stood, done, failures: [] } };
}

/** Computes them. @throws NotAsPlanned */
async function doItems(tx: Tx, run: BatchRun, chunk: BatchChunk): Promise<Done> {
  const itemIds = await itemsOf(tx, run, chunk);
  if (itemIds.length === 0) return { items: 0, result: nothing };
  const result = await requireBatchKind(run.kind).runItems(tx, run, itemIds);
  const planned = chunk.plan?.digest;
  const isOther = planned !== undefined && result.digest !== undefined && planned !== result.digest;
  if (isOther) throw new NotAsPlanned(chunk, setAside);
  return { items: itemIds.length, result };
}

async function setAside(tx: Tx, run: BatchRun, chunk: BatchChunk): Promise<Done> {
  const itemIds = await itemsOf(tx, run, chunk);
  const failures = itemIds.map((itemId) => ({ itemId, cause: "plan.changed" }));
  return { items: itemIds.length, result: { ...nothing, failures } };
}

const nothing: ChunkResult = { done: 0, amountFen: 0n, failures: [] };

async function finishChunk(
  tx: Tx,
  run: BatchRun,
  { chunk, items, result }: Done & { readonly chunk: BatchChunk },
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
