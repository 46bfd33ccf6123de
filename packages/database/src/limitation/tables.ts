import { foreignKey, index, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import type { LimitationEventKind } from "@bursar/domain/limitation";
import { centreId, day } from "../columns/columns.ts";
import { loans } from "../loans/tables.ts";

/** What interrupts a loan's limitation besides payments, which are its facts. */
export const limitationEvents = pgTable(
  "limitation_events",
  {
    centreId: centreId(),
    loanId: text("loan_id").notNull(),
    kind: text("kind").$type<Exclude<LimitationEventKind, "payment">>().notNull(),
    /** The demand, promise or contact that it is, or the document that proves it. */
    sourceId: text("source_id").notNull(),
    occurredOn: day("occurred_on").notNull(),
    documentId: text("document_id"),
    recordedBy: text("recorded_by").notNull(),
    postedOn: day("posted_on").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.loanId, table.kind, table.sourceId] }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
    index("limitation_events_loan").on(table.centreId, table.loanId, table.occurredOn),
  ],
);
