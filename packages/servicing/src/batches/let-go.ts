import { listOpenChunks, saveRun, type BatchRun } from "@bursar/database/batches";
import { inSlices, type Tx } from "@bursar/database/connection";
import { jobs } from "@bursar/queues/catalog";
import { enqueueAfterCommit } from "../outbox/enqueue.ts";

/** Lets a run go, or go on: asks for every chunk that is not done, in a round of its own. */
export async function letGo(
  tx: Tx,
  run: BatchRun,
  columns: { readonly approvedBy?: string } = {},
): Promise<BatchRun> {
  const open = await listOpenChunks(tx, run.id);
  const running = await saveRun(tx, run, {
    ...columns,
    status: "running",
    round: run.round + 1,
    chunksLeft: open.length,
    started: true,
  });
  if (open.length === 0) await askForEnd(tx, running);
  else await askForChunks(tx, running, open);
  return running;
}

/** Asks for chunks to be planned or done, whichever the run is at. */
export async function askForChunks(
  tx: Tx,
  run: Pick<BatchRun, "id" | "round">,
  chunks: readonly number[],
): Promise<void> {
  const { id: runId, round } = run;
  const { centreId } = tx;
  for (const slice of inSlices(chunks)) {
    const payloads = slice.map((chunk) => ({ centreId, runId, round, chunk }));
    await enqueueAfterCommit(tx, jobs.runChunk, payloads);
  }
}

/** Asks for the tie-out, which ends the run. */
export async function askForEnd(tx: Tx, run: Pick<BatchRun, "id" | "round">): Promise<void> {
  const { id: runId, round } = run;
  await enqueueAfterCommit(tx, jobs.closeRun, [{ centreId: tx.centreId, runId, round }]);
}
