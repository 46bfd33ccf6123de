import { createHash } from "node:crypto";
import { findRun, insertChunks, saveRun } from "@bursar/database/batches";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { needsSecondPerson } from "@bursar/domain/policy";
import type { Deps } from "../deps.ts";
import { enqueueAfterCommit } from "../outbox/enqueue.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { requireBatchKind } from "./batch-kinds.ts";
import type { BatchKind } from "./batch-kind.ts";
import { remainingItems } from "./remaining-items.ts";

/**
 * Cuts a run into chunks and sets them off, or lets them wait for a second person where policy
 * asks for one. Delivered twice, it finds the run planned and does nothing.
 */
export async function planRun(
  deps: Deps,
  command: { context: ActionContext; runId: string },
): Promise<void> {
  await withTransaction(deps.db, command.context, async (tx) => {
    const run = await findRun(tx, command.runId, true);
    if (run === undefined || run.status !== "planning") return;
    const kind = requireBatchKind(run.kind);
    const items = await remainingItems(tx, kind, { ...run, before: run.sequence });
    const chunks = cut(items, kind.chunkSize);
    await insertChunks(tx, run.id, chunks);
    const waits = needsSecondPerson(await loadPolicy(tx), run.kind, run.businessOn);
    const status = items.length === 0 ? "completed" : waits ? "awaiting-approval" : "running";
    const planHash = createHash("sha256").update(items.join("\n")).digest("hex");
    await saveRun(tx, run.id, {
      status,
      total: items.length,
      planHash,
      finished: items.length === 0,
    });
    if (status === "running")
      await enqueueChunks(tx, kind, { runId: run.id, chunks: chunks.length });
  });
}

/** Sets off every chunk of a planned run. */
export async function enqueueChunks(
  tx: Tx,
  kind: BatchKind,
  planned: { runId: string; chunks: number },
): Promise<void> {
  const { runId } = planned;
  const numbers = Array.from({ length: planned.chunks }, (_, chunk) => chunk);
  await enqueueAfterCommit(
    tx,
    kind.job,
    numbers.map((chunk) => ({ centreId: tx.centreId, runId, chunk })),
  );
}

function cut(items: readonly string[], size: number): string[][] {
  const chunks: string[][] = [];
  for (let start = 0; start < items.length; start += size) {
    chunks.push(items.slice(start, start + size));
  }
  return chunks;
}
