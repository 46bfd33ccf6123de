import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { RetentionClass } from "@bursar/domain/retention";
import { borrowers } from "../borrowers/tables.ts";
import { centreId, day, instant, json, sealed } from "../columns/columns.ts";

/** A borrower of whom nothing may go, such as during a lawsuit; lifted, never deleted. */
export const legalHolds = pgTable(
  "legal_holds",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    borrowerId: text("borrower_id").notNull(),
    reasonSealed: sealed("reason_sealed").notNull(),
    placedBy: text("placed_by").notNull(),
    placedOn: day("placed_on").notNull(),
    liftedBy: text("lifted_by"),
    liftedOn: day("lifted_on"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    uniqueIndex("legal_holds_in_force")
      .on(table.centreId, table.borrowerId)
      .where(sql`${table.liftedOn} is null`),
    check("legal_holds_lifted", sql`(${table.liftedBy} is null) = (${table.liftedOn} is null)`),
  ],
);

export type RetentionRunStatus = "proposed" | "approved" | "done";

/** How many items of each class. */
export type ClassCounts = Partial<Record<RetentionClass, number>>;

/** What a run's proof has found when everything was read again. */
export interface StoredProof {
  readonly overdue: ClassCounts;
  readonly held: ClassCounts;
  readonly filesLeft: number;
  readonly clean: boolean;
}

/** Everything that has outlived its period on a day: proposed by one, approved by another. */
export const retentionRuns = pgTable(
  "retention_runs",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    asOf: day("as_of").notNull(),
    status: text("status").$type<RetentionRunStatus>().notNull(),
    /** What an approval names. */
    planHash: text("plan_hash").notNull(),
    due: json<ClassCounts>("due").notNull(),
    held: json<ClassCounts>("held").notNull(),
    proposedBy: text("proposed_by").notNull(),
    approvedBy: text("approved_by"),
    proof: json<StoredProof>("proof"),
    createdAt: instant("created_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    uniqueIndex("retention_runs_open")
      .on(table.centreId)
      .where(sql`${table.status} <> 'done'`),
    check("retention_runs_two_people", sql`${table.proposedBy} <> ${table.approvedBy}`),
    check(
      "retention_runs_approved",
      sql`(${table.status} = 'proposed') = (${table.approvedBy} is null)`,
    ),
  ],
);

/** One item of a run; an item that a hold or a later event keeps is `kept`. */
export const retentionItems = pgTable(
  "retention_items",
  {
    centreId: centreId(),
    runId: text("run_id").notNull(),
    class: text("class").$type<RetentionClass>().notNull(),
    subjectId: text("subject_id").notNull(),
    status: text("status").$type<"open" | "erased" | "kept">().notNull().default("open"),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.runId, table.class, table.subjectId] }),
    foreignKey({
      columns: [table.centreId, table.runId],
      foreignColumns: [retentionRuns.centreId, retentionRuns.id],
    }),
    index("retention_items_subject").on(table.centreId, table.subjectId),
  ],
);
