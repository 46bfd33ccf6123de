/** Which items of an ordered list: behind `after`, up to and with `upTo`, at most `limit`. */
export interface ItemPage {
  readonly after?: string | undefined;
  readonly upTo?: string | undefined;
  readonly limit?: number | undefined;
}

/** An item that was set aside. */
export interface ItemFailure {
  readonly itemId: string;
  /** A code of the catalogue of causes (`@bursar/domain/batch`). */
  readonly cause: string;
  /** What a person knows the item by, such as a contract number; no personal data. */
  readonly label?: string;
  /** The money that waits because of it. */
  readonly amountFen?: bigint;
  /** For the log; not stored. */
  readonly error?: unknown;
}

/** What a chunk has done. Items that are neither done nor failures count as skipped. */
export interface ChunkResult {
  readonly done: number;
  readonly amountFen: bigint;
  /** Sums by name, in fen, such as `interestBorne`. */
  readonly sums?: Readonly<Record<string, bigint>>;
  /** As {@link PlannedItems.digest}, of what was written: it must be what was approved. */
  readonly digest?: string;
  readonly failures: readonly ItemFailure[];
}

/** An item whose figure a plan changes. */
export interface Mover {
  readonly itemId: string;
  /** What a person knows it by, such as a contract number; no personal data. */
  readonly label: string;
  readonly deltaFen: bigint;
  readonly beforeFen?: bigint;
  readonly afterFen?: bigint;
}

/** What a chunk would do. */
export interface PlannedItems {
  readonly items: number;
  readonly sums: Readonly<Record<string, bigint>>;
  readonly amountFen: bigint;
  /** Hash of everything that the chunk would write: the plan's hash is made of these. */
  readonly digest: string;
  /** Every item whose figure changes; the engine keeps the largest and counts all. */
  readonly movers: readonly Mover[];
  readonly warnings: readonly PlanWarning[];
  /** Where the kind has kept the rows: differs as soon as anything does that they depend on. */
  readonly preparedFrom?: string | undefined;
}

/** Something that whoever approves should look at. */
export interface PlanWarning {
  readonly code: string;
  readonly items: number;
  readonly zh: string;
  readonly en: string;
}

export const tieOutLegs = ["postings", "balances", "rows", "recomputed", "file"] as const;
/** Debits and credits; opening + movement = closing; rows; a second computation; the file. */
export type TieOutLegName = (typeof tieOutLegs)[number];

/** One of the five checks. Grey: there is nothing to hold it against, such as no file. */
export interface TieOutLeg {
  readonly leg: TieOutLegName;
  readonly state: "tied" | "out" | "grey";
  readonly differenceFen: bigint;
  /** What was compared, for people; no personal data. */
  readonly detail: string;
}
