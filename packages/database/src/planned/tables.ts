import { integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { centreId, day } from "../columns/columns.ts";
import { classChangeColumns } from "../delinquency/tables.ts";
import { postingColumns, settlementColumns, standingColumns } from "../loans/tables.ts";

// What the chunks of a plan will write, table by table, without the day and the run of posting.
// Unlogged: a server that fails loses them, and the run computes what it doesn't find.

const chunkColumns = () => ({
  centreId: centreId(),
  runId: text("run_id").notNull(),
  chunk: integer("chunk").notNull(),
});

/** Of `transfers`. */
export const plannedTransfers = pgTable(
  "planned_transfers",
  { ...chunkColumns(), ...postingColumns() },
  (table) => [
    primaryKey({
      columns: [table.centreId, table.runId, table.chunk, table.subjectId, table.sequence],
    }),
  ],
);

/** Of `loan_settlements`, each the first of its due date. */
export const plannedSettlements = pgTable(
  "planned_settlements",
  {
    ...chunkColumns(),
    loanId: text("loan_id").notNull(),
    dueOn: day("due_on").notNull(),
    ...settlementColumns(),
  },
  (table) => [
    primaryKey({
      columns: [table.centreId, table.runId, table.chunk, table.loanId, table.dueOn],
    }),
  ],
);

/** Of `loan_class_changes`. */
export const plannedClassChanges = pgTable(
  "planned_class_changes",
  { ...chunkColumns(), ...classChangeColumns() },
  (table) => [primaryKey({ columns: [table.centreId, table.runId, table.chunk, table.loanId] })],
);

/** Of `loan_standings`, one for each loan of the chunk, whether it moves or not. */
export const plannedStandings = pgTable(
  "planned_standings",
  {
    ...chunkColumns(),
    loanId: text("loan_id").notNull(),
    /** Of the standing that the plan has read: it is written over this one alone. */
    fromRevision: integer("from_revision").notNull(),
    ...standingColumns(),
  },
  (table) => [primaryKey({ columns: [table.centreId, table.runId, table.chunk, table.loanId] })],
);
