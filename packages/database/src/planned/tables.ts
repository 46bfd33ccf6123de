import { boolean, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { centreId, day, fen } from "../columns/columns.ts";

// What the chunks of a plan will write, table by table, without the day and the run of posting.
// Unlogged: a server that fails loses them, and the run computes what it doesn't find.

/** Of `transfers`. */
export const plannedTransfers = pgTable(
  "planned_transfers",
  {
    centreId: centreId(),
    runId: text("run_id").notNull(),
    chunk: integer("chunk").notNull(),
    subjectId: text("subject_id").notNull(),
    sequence: integer("sequence").notNull(),
    loanId: text("loan_id"),
    factSequence: integer("fact_sequence"),
    entry: text("entry").notNull(),
    debitAccount: text("debit_account").notNull(),
    creditAccount: text("credit_account").notNull(),
    amountFen: fen("amount_fen").notNull(),
    bearer: text("bearer").notNull(),
    instalmentDueOn: day("instalment_due_on"),
    valueOn: day("value_on").notNull(),
    correction: boolean("correction").notNull(),
  },
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
    centreId: centreId(),
    runId: text("run_id").notNull(),
    chunk: integer("chunk").notNull(),
    loanId: text("loan_id").notNull(),
    dueOn: day("due_on").notNull(),
    fromOn: day("from_on").notNull(),
    contractual: boolean("contractual").notNull(),
    openingPrincipalFen: fen("opening_principal_fen").notNull(),
    interestSubsidisedFen: fen("interest_subsidised_fen").notNull(),
    interestBorneFen: fen("interest_borne_fen").notNull(),
    interestWaivedFen: fen("interest_waived_fen").notNull(),
    principalDueFen: fen("principal_due_fen").notNull(),
    payableFen: fen("payable_fen").notNull(),
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
  {
    centreId: centreId(),
    runId: text("run_id").notNull(),
    chunk: integer("chunk").notNull(),
    loanId: text("loan_id").notNull(),
    changedOn: day("changed_on").notNull(),
    fromClass: text("from_class").notNull(),
    toClass: text("to_class").notNull(),
    daysPastDue: integer("days_past_due").notNull(),
    oldestUnpaidOn: day("oldest_unpaid_on"),
  },
  (table) => [primaryKey({ columns: [table.centreId, table.runId, table.chunk, table.loanId] })],
);

/** Of `loan_standings`, one for each loan of the chunk, whether it moves or not. */
export const plannedStandings = pgTable(
  "planned_standings",
  {
    centreId: centreId(),
    runId: text("run_id").notNull(),
    chunk: integer("chunk").notNull(),
    loanId: text("loan_id").notNull(),
    /** Of the standing that the plan has read: it is written over this one alone. */
    fromRevision: integer("from_revision").notNull(),
    closedThrough: day("closed_through").notNull(),
    nextEventOn: day("next_event_on"),
    nextSettlementOn: day("next_settlement_on"),
    lastTransfer: integer("last_transfer").notNull(),
    phase: text("phase").notNull(),
    classification: text("classification").notNull(),
    classSince: day("class_since").notNull(),
    oldestUnpaidOn: day("oldest_unpaid_on"),
    principalOutstandingFen: fen("principal_outstanding_fen").notNull(),
    principalOverdueFen: fen("principal_overdue_fen").notNull(),
    interestOverdueFen: fen("interest_overdue_fen").notNull(),
    penaltyFen: fen("penalty_fen").notNull(),
    unappliedFen: fen("unapplied_fen").notNull(),
    settledOn: day("settled_on"),
  },
  (table) => [primaryKey({ columns: [table.centreId, table.runId, table.chunk, table.loanId] })],
);
