import { lastRunOf, listFailures, takenItems, type BatchRun } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import type { BatchKind } from "./batch-kind.ts";

/**
 * What is left to do for a kind and date: items that no run of the same source has taken on, and
 * those that the latest run set aside. `before` leaves out the run that is being planned.
 */
export async function remainingItems(
  tx: Tx,
  kind: BatchKind,
  key: Pick<BatchRun, "businessOn" | "sourceId"> & { readonly before?: number },
): Promise<string[]> {
  const run = { ...key, kind: kind.kind };
  const taken = await takenItems(tx, run);
  const last = await lastRunOf(tx, run);
  const failures = last?.sourceId === key.sourceId ? await listFailures(tx, last.id) : [];
  const setAside = new Set(failures.map((failure) => failure.itemId));
  const all = await kind.listItems(tx, key, {});
  return all.filter((item) => !taken.has(item) || setAside.has(item));
}
