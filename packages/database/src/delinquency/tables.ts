import { foreignKey, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { Classification } from "@bursar/domain/loan";
import { centreId, day } from "../columns/columns.ts";
import { loans } from "../loans/tables.ts";

/** What a change of class says, in its own table and where a plan keeps it. */
export const classChangeColumns = () => ({
  loanId: text("loan_id").notNull(),
  changedOn: day("changed_on").notNull(),
  fromClass: text("from_class").$type<Classification>().notNull(),
  toClass: text("to_class").$type<Classification>().notNull(),
  daysPastDue: integer("days_past_due").notNull(),
  /** Null where nothing is overdue any more. */
  oldestUnpaidOn: day("oldest_unpaid_on"),
});

/**
 * A loan moved to another class on a day, as it was known on the posting date. Rows are added
 * alone: what a reversal makes wrong stays, and the history computed anew is what holds (K15).
 */
export const loanClassChanges = pgTable(
  "loan_class_changes",
  {
    centreId: centreId(),
    ...classChangeColumns(),
    postedOn: day("posted_on").notNull(),
    runId: text("run_id"),
  },
  (table) => [
    primaryKey({
      columns: [
        table.centreId,
        table.loanId,
        table.changedOn,
        table.postedOn,
        table.fromClass,
        table.toClass,
      ],
    }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
  ],
);
