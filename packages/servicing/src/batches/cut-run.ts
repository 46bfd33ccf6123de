import { createHash, type Hash } from "node:crypto";
import {
  claimFailures,
  insertChunks,
  listClaimed,
  type BatchRun,
  type NewChunk,
} from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import type { BatchKind } from "./batch-kind.ts";
import { endOfTaken, grownRanges, openFailuresOf } from "./remaining-items.ts";

/** Chunks whose ids are read at once: no more than a page of a large run is ever in memory. */
const CHUNKS_A_PAGE = 20;

export interface Cut {
  readonly chunks: number;
  readonly items: number;
  /** Hash of all items in their order. */
  readonly digest: string;
}

/**
 * Cuts a run into chunks: first what earlier runs of its date have set aside, then what has come
 * since inside a stretch that was taken, then everything behind. A retry holds the first alone.
 */
export async function cutRun(tx: Tx, kind: BatchKind, run: BatchRun): Promise<Cut> {
  const writer = openWriter(tx, run);
  await cutFailures(tx, kind, { run, writer });
  if (run.retryOf === null) {
    const key = { ...run, kind: kind.kind };
    for (const range of await grownRanges(tx, kind, key)) await writer.write([range]);
    await cutRest(tx, kind, { run, writer });
  }
  return writer.end();
}

interface Writer {
  readonly write: (chunks: readonly CutChunk[]) => Promise<void>;
  readonly end: () => Cut;
}

/** A chunk to be, with the ids that it holds now. */
export interface CutChunk {
  readonly itemIds: readonly string[];
  /** Undefined where the items are listed instead of lying between two ids. */
  readonly range: { readonly afterItem: string | null; readonly toItem: string } | undefined;
}

function openWriter(tx: Tx, run: BatchRun): Writer {
  const hash: Hash = createHash("sha256");
  let [chunks, items] = [0, 0];
  return {
    async write(cut) {
      const rows: NewChunk[] = cut.map(({ itemIds, range }, index) => ({
        chunk: chunks + index,
        count: itemIds.length,
        afterItem: range?.afterItem ?? null,
        toItem: range?.toItem ?? null,
        itemIds: range === undefined ? [...itemIds] : null,
      }));
      await insertChunks(tx, run.id, rows);
      chunks += cut.length;
      for (const { itemIds } of cut) {
        items += itemIds.length;
        hash.update(`${itemIds.join("\n")}\n`);
      }
    },
    end: () => ({ chunks, items, digest: hash.digest("hex") }),
  };
}

interface Cutting {
  readonly run: BatchRun;
  readonly writer: Writer;
}

async function cutFailures(tx: Tx, kind: BatchKind, { run, writer }: Cutting): Promise<void> {
  await claimFailures(tx, openFailuresOf(kind, run), run.id);
  const limit = kind.chunkSize;
  for (let after: string | undefined; ;) {
    const itemIds = await listClaimed(tx, { retriedBy: run.id, after, limit });
    if (itemIds.length > 0) await writer.write([{ itemIds, range: undefined }]);
    if (itemIds.length < limit) return;
    after = itemIds.at(-1);
  }
}

async function cutRest(tx: Tx, kind: BatchKind, { run, writer }: Cutting): Promise<void> {
  const limit = kind.chunkSize * CHUNKS_A_PAGE;
  let after = await endOfTaken(tx, { ...run, kind: kind.kind });
  for (;;) {
    const page = await kind.listItems(tx, run, { after, limit });
    const cut: CutChunk[] = [];
    for (let start = 0; start < page.length; start += kind.chunkSize) {
      const itemIds = page.slice(start, start + kind.chunkSize);
      const toItem = itemIds.at(-1) ?? "";
      cut.push({ itemIds, range: { afterItem: after ?? null, toItem } });
      after = toItem;
    }
    await writer.write(cut);
    if (page.length < limit) return;
  }
}
