import type { BatchChunk, BatchRun } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import { requireBatchKind } from "./batch-kinds.ts";

/** The items of a chunk: those that are listed, or those that lie in its stretch now. */
export async function itemsOf(
  tx: Tx,
  run: BatchRun,
  { itemIds, afterItem, toItem }: BatchChunk,
): Promise<readonly string[]> {
  if (itemIds !== null) return itemIds;
  const page = { after: afterItem ?? undefined, upTo: toItem ?? undefined };
  return requireBatchKind(run.kind).listItems(tx, run, page);
}
