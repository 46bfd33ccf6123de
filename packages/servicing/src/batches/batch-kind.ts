import type { BatchRun, ChunkResult } from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import type { PlainDate } from "@bursar/domain/calendar";
import type { Policy } from "@bursar/domain/policy";
import type { jobs } from "@bursar/queues/catalog";

/** What one kind of batch does; the engine around it is the same for all. */
export interface BatchKind {
  readonly kind: string;
  /** The job that runs one chunk of it. */
  readonly job: typeof jobs.borrowerRefreshChunk | typeof jobs.collectionReminderChunk;
  /** Items that one transaction takes: large enough to amortise it, small enough to lose. */
  readonly chunkSize: number;
  /** Whether the clock starts a run on this date. */
  isDue(policy: Policy, businessOn: PlainDate): boolean;
  /** Kinds whose run of the same date, where one is due, must be finished first. */
  readonly after: readonly string[];
  /** What the run reads; undefined when nothing is needed, null while it is not there yet. */
  findSource(tx: Tx, businessOn: PlainDate): Promise<string | null | undefined>;
  /** Ids of all items there are to do for a date, in order. Reads only. */
  listItems(tx: Tx, run: Pick<BatchRun, "businessOn" | "sourceId">): Promise<string[]>;
  /**
   * Does one chunk in the given transaction. An item that can't be done is returned as a failure
   * and does not stop the others; an exception undoes the chunk, which is then tried again.
   */
  runItems(tx: Tx, run: BatchRun, itemIds: readonly string[]): Promise<ChunkResult>;
}
