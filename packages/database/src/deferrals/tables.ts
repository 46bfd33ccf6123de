import { foreignKey, integer, pgTable, primaryKey, text, unique } from "drizzle-orm/pg-core";
import type { LoanEffect } from "@bursar/domain/effect";
import { borrowers } from "../borrowers/tables.ts";
import { centreId, day, instant, json } from "../columns/columns.ts";

/** A deferral of a year's principal. It holds at once and for good, so a row never changes. */
export const deferrals = pgTable(
  "deferrals",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    borrowerId: text("borrower_id").notNull(),
    year: integer("year").notNull(),
    filedOn: day("filed_on").notNull(),
    /** The last day on which it could have been filed. */
    lastDay: day("last_day").notNull(),
    loanIds: json<string[]>("loan_ids").notNull(),
    factIds: json<string[]>("fact_ids").notNull(),
    evidenceIds: json<string[]>("evidence_ids").notNull(),
    /** What was shown and agreed to. */
    effects: json<LoanEffect[]>("effects").notNull(),
    previewHash: text("preview_hash").notNull(),
    channel: text("channel").$type<"counter" | "portal">().notNull(),
    makerId: text("maker_id").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    unique("deferrals_one_a_year").on(table.centreId, table.borrowerId, table.year),
  ],
);
