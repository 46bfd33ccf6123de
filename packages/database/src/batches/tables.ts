import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { centreId, day, fen, instant, json } from "../columns/columns.ts";
import type { PlanWarning, TieOutLegName } from "./batch-results.ts";

/** Sums by name, in fen as decimal texts. */
export type StoredSums = Readonly<Record<string, string>>;

export interface StoredMover {
  readonly itemId: string;
  readonly label: string;
  readonly deltaFen: string;
  readonly beforeFen?: string;
  readonly afterFen?: string;
}

/** What was found while planning, of one chunk or of the whole run. */
export interface StoredPlan {
  readonly items: number;
  readonly amountFen: string;
  readonly sums: StoredSums;
  readonly digest: string;
  /** The largest ones alone. */
  readonly movers: readonly StoredMover[];
  /** How many deltas fall into each of the bands of `deltaBands`. */
  readonly histogram: readonly number[];
  readonly warnings: readonly PlanWarning[];
}

/** One run of a batch. The unique key is the idempotency key: a run can't be started twice. */
export const batchRuns = pgTable(
  "batch_runs",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    kind: text("kind").notNull(),
    businessOn: day("business_on").notNull(),
    /** 0 is the clock's; a person may plan the next, which holds only what is not done. */
    sequence: integer("sequence").notNull(),
    status: text("status").notNull(),
    /** Counts the moves from state to state: what a person who moves it has seen. */
    version: integer("version").notNull().default(1),
    /** Counts how often its chunks were asked for; 0 while it is planned. */
    round: integer("round").notNull().default(0),
    /** Null until it is cut. */
    chunks: integer("chunks"),
    /** Chunks that are still to be planned, or to be done. */
    chunksLeft: integer("chunks_left").notNull().default(0),
    /** Items planned, done, set aside, and found to need nothing any more. */
    total: integer("total").notNull().default(0),
    done: integer("done").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    skipped: integer("skipped").notNull().default(0),
    amountFen: fen("amount_fen")
      .notNull()
      .default(sql`0`),
    /** Sums of what was done, once it is finished; of its chunks before that. */
    sums: json<StoredSums>("sums")
      .notNull()
      .default(sql`'{}'::jsonb`),
    plan: json<StoredPlan>("plan"),
    planHash: text("plan_hash"),
    /** The policy as it stood when the plan was made. */
    policyStamp: text("policy_stamp"),
    /** Asked for to be looked at: it runs when somebody resumes it. */
    planOnly: boolean("plan_only").notNull().default(false),
    /** A run that takes on what this one has set aside, all of it or what has one cause. */
    retryOf: text("retry_of"),
    retryCause: text("retry_cause"),
    /** What the run reads, such as the import of a monthly roster. */
    sourceId: text("source_id"),
    plannedBy: text("planned_by").notNull(),
    approvedBy: text("approved_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    unique("batch_runs_once").on(table.centreId, table.kind, table.businessOn, table.sequence),
    check("batch_runs_two_people", sql`${table.plannedBy} <> ${table.approvedBy}`),
  ],
);

/** A part of a run: one job, one transaction. */
export const batchChunks = pgTable(
  "batch_chunks",
  {
    centreId: centreId(),
    runId: text("run_id").notNull(),
    chunk: integer("chunk").notNull(),
    /** The items behind this one (null: from the first) … */
    afterItem: text("after_item"),
    /** … up to and with this one; both null where the items are listed. */
    toItem: text("to_item"),
    itemIds: json<string[]>("item_ids"),
    /** Items when it was cut, and since then those that were found when it ran. */
    count: integer("count").notNull().default(0),
    status: text("status").$type<"open" | "planned" | "done">().notNull().default("open"),
    done: integer("done").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    skipped: integer("skipped").notNull().default(0),
    amountFen: fen("amount_fen")
      .notNull()
      .default(sql`0`),
    sums: json<StoredSums>("sums")
      .notNull()
      .default(sql`'{}'::jsonb`),
    plan: json<StoredPlan>("plan"),
    /** What the rows that the plan has kept were made from; null where it has kept none. */
    preparedFrom: text("prepared_from"),
    createdAt: instant("created_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.runId, table.chunk] }),
    foreignKey({
      columns: [table.centreId, table.runId],
      foreignColumns: [batchRuns.centreId, batchRuns.id],
    }),
    index("batch_chunks_open")
      .on(table.createdAt)
      .where(sql`${table.status} = 'open'`),
  ],
);

/** An item that was set aside, with its cause; the rest of its chunk went on. */
export const batchFailures = pgTable(
  "batch_failures",
  {
    centreId: centreId(),
    runId: text("run_id").notNull(),
    itemId: text("item_id").notNull(),
    cause: text("cause").notNull(),
    /** What a person knows the item by; no personal data. */
    label: text("label"),
    /** The money that waits because of it. */
    amountFen: fen("amount_fen")
      .notNull()
      .default(sql`0`),
    /** The later run that has taken it on. */
    retriedBy: text("retried_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.runId, table.itemId] }),
    foreignKey({
      columns: [table.centreId, table.runId],
      foreignColumns: [batchRuns.centreId, batchRuns.id],
    }),
  ],
);

/** What each leg of a run's tie-out said when it was last looked at. */
export const batchTieOuts = pgTable(
  "batch_tie_outs",
  {
    centreId: centreId(),
    runId: text("run_id").notNull(),
    leg: text("leg").$type<TieOutLegName>().notNull(),
    state: text("state").$type<"tied" | "out" | "grey">().notNull(),
    differenceFen: fen("difference_fen").notNull(),
    detail: text("detail").notNull(),
    checkedAt: instant("checked_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.runId, table.leg] }),
    foreignKey({
      columns: [table.centreId, table.runId],
      foreignColumns: [batchRuns.centreId, batchRuns.id],
    }),
    check("batch_tie_outs_difference", sql`${table.state} <> 'tied' or ${table.differenceFen} = 0`),
  ],
);
