import type { BatchChunk, BatchRun, ItemPage } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import { requireBatchKind } from "./batch-kinds.ts";

/** The items of a chunk: those that are listed, or those that lie in its stretch now. */
export async function itemsOf(
  tx: Tx,
  run: BatchRun,
  chunk: BatchChunk,
): Promise<readonly string[]> {
  return chunk.itemIds ?? requireBatchKind(run.kind).listItems(tx, run, stretchOf(chunk));
}

/** Where the items of a chunk lie that does not list them. */
export function stretchOf({ afterItem, toItem }: BatchChunk): ItemPage {
  return { after: afterItem ?? undefined, upTo: toItem ?? undefined };
}
