import { sql } from "drizzle-orm";
import { check, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { ReversalCause, ReversalState, ReversalSubject } from "@bursar/domain/reversal";
import { centreId, day, instant } from "../columns/columns.ts";

/** That something booked without a receipt is to be taken back; a second person lets it happen. */
export const reversals = pgTable(
  "reversals",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    subjectKind: text("subject_kind").$type<ReversalSubject>().notNull(),
    subjectId: text("subject_id").notNull(),
    cause: text("cause").$type<ReversalCause>().notNull(),
    status: text("status").$type<ReversalState>().notNull(),
    makerId: text("maker_id").notNull(),
    proposedOn: day("proposed_on").notNull(),
    checkerId: text("checker_id"),
    decidedOn: day("decided_on"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    index("reversals_status").on(table.centreId, table.status, table.id),
    uniqueIndex("reversals_one_open")
      .on(table.centreId, table.subjectId)
      .where(sql`${table.status} = 'proposed'`),
    check("reversals_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    check("reversals_decided", sql`(${table.status} = 'proposed') = (${table.checkerId} is null)`),
  ],
);
