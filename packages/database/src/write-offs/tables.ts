import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { centreId, day, fen, instant, sealed } from "../columns/columns.ts";
import { loans } from "../loans/tables.ts";

/** A loan that the lender has written off, from its file; it counts when a second person confirms. */
export const loanWriteOffs = pgTable(
  "loan_write_offs",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    loanId: text("loan_id").notNull(),
    writtenOffOn: day("written_off_on").notNull(),
    /** By the lender's file; the book writes off what it holds itself, and shows a difference. */
    principalFen: fen("principal_fen").notNull(),
    interestFen: fen("interest_fen").notNull(),
    penaltyFen: fen("penalty_fen").notNull(),
    /** The lender's document (文号). */
    reference: text("reference").notNull(),
    status: text("status").$type<"proposed" | "confirmed" | "rejected">().notNull(),
    importId: text("import_id").notNull(),
    row: integer("row").notNull(),
    makerId: text("maker_id").notNull(),
    checkerId: text("checker_id"),
    decidedOn: day("decided_on"),
    reasonSealed: sealed("reason_sealed"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
    uniqueIndex("loan_write_offs_one")
      .on(table.centreId, table.loanId)
      .where(sql`${table.status} <> 'rejected'`),
    index("loan_write_offs_status").on(table.centreId, table.status, table.id),
    check("loan_write_offs_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    check(
      "loan_write_offs_decided",
      sql`(${table.status} = 'proposed') = (${table.checkerId} is null)`,
    ),
  ],
);
