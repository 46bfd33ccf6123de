import { sql } from "drizzle-orm";
import {
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
    /** Items planned, done and set aside. */
    total: integer("total").notNull().default(0),
    done: integer("done").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    amountFen: fen("amount_fen")
      .notNull()
      .default(sql`0`),
    planHash: text("plan_hash"),
    /** What the run reads, such as the import of a monthly roster. */
    sourceId: text("source_id"),
    plannedBy: text("planned_by").notNull(),
    approvedBy: text("approved_by"),
    createdAt: instant("created_at").notNull().defaultNow(),
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
    itemIds: json<string[]>("item_ids").notNull(),
    status: text("status").$type<"open" | "done">().notNull().default("open"),
    done: integer("done").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    amountFen: fen("amount_fen")
      .notNull()
      .default(sql`0`),
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
