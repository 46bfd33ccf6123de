import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import { loans } from "../loans/tables.ts";
import { centreId, day, fen, instant } from "../columns/columns.ts";

/**
 * A message to a borrower: about one bill, unique by bill and step, so it can't be sent twice; or
 * about a change, which may be of somebody without a loan.
 */
export const notices = pgTable(
  "notices",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    loanId: text("loan_id"),
    borrowerId: text("borrower_id").notNull(),
    step: text("step").notNull(),
    dueOn: day("due_on").notNull(),
    template: text("template").notNull(),
    amountFen: fen("amount_fen").notNull(),
    status: text("status").$type<"planned" | "delivered" | "failed">().notNull(),
    plannedOn: day("planned_on").notNull(),
    /** The batch run, or the change, that asked for it. */
    runId: text("run_id").notNull(),
    channel: text("channel"),
    providerMessageId: text("provider_message_id"),
    attempts: integer("attempts").notNull().default(0),
    failure: text("failure"),
    createdAt: instant("created_at").notNull().defaultNow(),
    deliveredAt: instant("delivered_at"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id, table.dueOn] }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
    index("notices_planned")
      .on(table.createdAt)
      .where(sql`${table.status} = 'planned'`),
    unique("notices_once").on(table.centreId, table.loanId, table.dueOn, table.step),
  ],
);
