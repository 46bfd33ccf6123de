import {
  hasOpenFailures,
  takenRanges,
  type BatchRun,
  type OpenFailures,
  type TakenRange,
} from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import type { BatchKey, BatchKind } from "./batch-kind.ts";
import type { CutChunk } from "./cut-run.ts";

type DateKey = Pick<BatchRun, "kind" | "businessOn" | "sourceId">;

/** Whether a next run of this kind, date and source would have anything to do. */
export async function hasRemaining(tx: Tx, kind: BatchKind, key: BatchKey): Promise<boolean> {
  const date = { kind: kind.kind, businessOn: key.businessOn, sourceId: key.sourceId };
  if (await hasOpenFailures(tx, { of: date })) return true;
  const behind = { after: await endOfTaken(tx, date), limit: 1 };
  if ((await kind.listItems(tx, key, behind)).length > 0) return true;
  return (await grownRanges(tx, kind, date)).length > 0;
}

/** What a run takes over from earlier ones: of the run it retries, else of all of its date. */
export function openFailuresOf(kind: BatchKind, run: BatchRun): OpenFailures {
  const { retryOf, retryCause, businessOn, sourceId } = run;
  if (retryOf === null) return { of: { kind: kind.kind, businessOn, sourceId } };
  return { of: { runId: retryOf }, cause: retryCause ?? undefined };
}

/** The last item that was taken on: stretches follow each other, so nobody begins behind it. */
export async function endOfTaken(tx: Tx, key: DateKey): Promise<string | undefined> {
  const ranges = await takenRanges(tx, key);
  const begins = new Set(ranges.map(({ afterItem }) => afterItem));
  return ranges.find(({ toItem }) => !begins.has(toItem))?.toItem;
}

/**
 * Stretches in which there are more items now than were taken on. They are taken on again as a
 * whole, since nobody knows which items are the new ones; what is done is not done twice.
 */
export async function grownRanges(tx: Tx, kind: BatchKind, key: DateKey): Promise<CutChunk[]> {
  const grown: CutChunk[] = [];
  for (const { afterItem, toItem, count } of widest(await takenRanges(tx, key))) {
    const page = { after: afterItem ?? undefined, upTo: toItem };
    const itemIds = await kind.listItems(tx, key, page);
    if (itemIds.length > count) grown.push({ itemIds, range: { afterItem, toItem } });
  }
  return grown;
}

/** Each stretch once, with the most items that were ever taken on in it. */
function widest(ranges: readonly TakenRange[]): TakenRange[] {
  const byEnd = new Map<string, TakenRange>();
  for (const range of ranges) {
    const known = byEnd.get(range.toItem);
    if (known === undefined || known.count < range.count) byEnd.set(range.toItem, range);
  }
  return [...byEnd.values()];
}
