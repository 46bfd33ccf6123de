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
import type {
  CompensationScheme,
  CompensationState,
  CompensationUse,
} from "@bursar/domain/compensation";
import { centreId, day, fen, instant, sealed } from "../columns/columns.ts";
import { loans } from "../loans/tables.ts";

/** Money with which the state repays a loan 代偿; a second person posts it. */
export const compensations = pgTable(
  "compensations",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    loanId: text("loan_id").notNull(),
    scheme: text("scheme").$type<CompensationScheme>().notNull(),
    /** 文号 of the payment; the same one twice for a loan is the same money. */
    documentNo: text("document_no").notNull(),
    amountFen: fen("amount_fen").notNull(),
    /** Day on which it was paid. */
    valueOn: day("value_on").notNull(),
    use: text("use").$type<CompensationUse>().notNull(),
    status: text("status").$type<CompensationState>().notNull(),
    makerId: text("maker_id").notNull(),
    enteredOn: day("entered_on").notNull(),
    checkerId: text("checker_id"),
    decidedOn: day("decided_on"),
    factId: text("fact_id"),
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
    index("compensations_status").on(table.centreId, table.status, table.id),
    uniqueIndex("compensations_one_payment")
      .on(table.centreId, table.loanId, table.documentNo)
      .where(sql`${table.status} in ('entered', 'posted')`),
    check("compensations_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    check("compensations_amount", sql`${table.amountFen} > 0`),
    check(
      "compensations_decided",
      sql`${table.status} not in ('posted', 'rejected', 'reversed') or ${table.checkerId} is not null`,
    ),
    check(
      "compensations_posted",
      sql`(${table.status} in ('posted', 'reversed')) = (${table.factId} is not null)`,
    ),
  ],
);
