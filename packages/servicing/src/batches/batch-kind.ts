import type {
  BatchRun,
  ChunkResult,
  ItemPage,
  PlannedItems,
  TieOutLeg,
} from "@bursar/database/batches";
import type { Tx } from "@bursar/database/connection";
import type { PlainDate } from "@bursar/domain/calendar";
import type { Policy } from "@bursar/domain/policy";

/** What one kind of batch does; the engine around it is the same for all. */
export interface BatchKind {
  readonly kind: string;
  /** Items that one transaction takes: large enough to amortise it, small enough to lose. */
  readonly chunkSize: number;
  /** Whether the clock starts a run on this date. */
  isDue(policy: Policy, businessOn: PlainDate): boolean;
  /** True where it may not be started on another date either, unless something is to be done. */
  readonly onlyWhenDue?: true;
  /** Kinds whose run of the same date, where one is due, must be finished first. */
  readonly after: readonly string[];
  /** True where a date may not start while an earlier due date is unfinished. */
  readonly inDateOrder?: boolean;
  /** Names of the sums that it gives, in the order in which they are shown, also when zero. */
  readonly sums?: readonly string[];
  /** What the run reads; undefined when nothing is needed, null while it is not there yet. */
  findSource(tx: Tx, businessOn: PlainDate): Promise<string | null | undefined>;
  /**
   * Ids of what there is to do for a date, ascending in an order that stays the same: those behind
   * `after`, up to and with `upTo`, at most `limit`. Reads only. An item that lies inside a page
   * and needs nothing may be left out; it is then counted as skipped.
   */
  listItems(tx: Tx, run: BatchKey, page: ItemPage): Promise<string[]>;
  /**
   * What a chunk would do, shown to the person who lets the run go. Writes nothing but rows that it
   * keeps for `runPrepared`.
   */
  planItems?(tx: Tx, run: BatchRun, part: ChunkItems): Promise<PlannedItems>;
  /**
   * Writes the rows that the plan of a chunk has kept, where everything that they were made from
   * still stands, and says of how many items. Where it does not, undefined: then whatever it has
   * written is undone, and `runItems` does it.
   */
  runPrepared?(tx: Tx, run: BatchRun, chunk: PreparedChunk): Promise<number | undefined>;
  /**
   * Does one chunk in the given transaction. An item that can't be done is returned as a failure
   * (see `itemFailure`) and does not stop the others; an exception undoes the chunk, which is then
   * tried again.
   */
  runItems(tx: Tx, run: BatchRun, itemIds: readonly string[]): Promise<ChunkResult>;
  /**
   * Hold what the run has written against what it should be, when the last chunk is done and
   * whenever somebody asks again. The leg `rows` is the engine's own.
   */
  readonly tieOut?: readonly TieOutCheck[];
}

/** One or more legs of a tie-out. A read of its own: the checks of a run go side by side. */
export type TieOutCheck = (tx: Tx, run: BatchRun) => Promise<TieOutLeg | readonly TieOutLeg[]>;

/** A chunk to be planned. */
export interface ChunkItems {
  readonly chunk: number;
  readonly itemIds: readonly string[];
}

/** A chunk whose plan has kept rows. */
export interface PreparedChunk {
  readonly chunk: number;
  /** The items, or the stretch in which they lie. */
  readonly items: readonly string[] | ItemPage;
  /** What the rows were made from. */
  readonly from: string;
}

/** What decides which items there are. */
export type BatchKey = Pick<BatchRun, "businessOn" | "sourceId">;
