import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { CreditState } from "@bursar/domain/credit-extract";
import { centreId, day, fen, instant } from "../columns/columns.ts";
import { loans } from "../loans/tables.ts";

/** What is reported of a loan for a month. A later row corrects the one before it. */
export const creditRows = pgTable(
  "credit_rows",
  {
    centreId: centreId(),
    loanId: text("loan_id").notNull(),
    /** `YYYY-MM` */
    month: text("month").notNull(),
    /** 0 is the month's report; above it are corrections. */
    sequence: integer("sequence").notNull(),
    cutOn: day("cut_on").notNull(),
    status: text("status").$type<CreditState>().notNull(),
    classification: text("classification").notNull(),
    balanceFen: fen("balance_fen").notNull(),
    /** What fell due in the month, without waived interest and deferred principal. */
    dueFen: fen("due_fen").notNull(),
    paidFen: fen("paid_fen").notNull(),
    overduePrincipalFen: fen("overdue_principal_fen").notNull(),
    overdueInterestFen: fen("overdue_interest_fen").notNull(),
    penaltyFen: fen("penalty_fen").notNull(),
    /** Months in a row with something overdue at their end; each month is one period. */
    overduePeriods: integer("overdue_periods").notNull(),
    runId: text("run_id").notNull(),
    madeOn: day("made_on").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.loanId, table.month, table.sequence] }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
    index("credit_rows_month").on(table.centreId, table.month, table.loanId),
    check("credit_rows_month_form", sql`${table.month} ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'`),
  ],
);

/**
 * That the borrower was told before bad information is first reported (征信业管理条例第十五条):
 * who told them, when and how.
 */
export const creditNotices = pgTable(
  "credit_notices",
  {
    centreId: centreId(),
    loanId: text("loan_id").notNull(),
    sequence: integer("sequence").notNull(),
    givenBy: text("given_by").$type<"lender" | "centre">().notNull(),
    givenOn: day("given_on").notNull(),
    channel: text("channel").$type<"sms" | "call" | "letter" | "in-person">().notNull(),
    /** The lender's mandate or the notice's own number. */
    reference: text("reference").notNull(),
    recordedBy: text("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.loanId, table.sequence] }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
  ],
);
