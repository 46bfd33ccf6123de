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
import type { PrepaymentState } from "@bursar/domain/prepayment";
import { centreId, day, fen, instant, sealed } from "../columns/columns.ts";
import { loans } from "../loans/tables.ts";

/** An application for early repayment of one contract, with the amount it was quoted. */
export const prepayments = pgTable(
  "prepayments",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    /** Those of one visit, a contract each. */
    requestId: text("request_id").notNull(),
    loanId: text("loan_id").notNull(),
    mode: text("mode").$type<"full" | "partial">().notNull(),
    channel: text("channel").$type<"counter" | "portal">().notNull(),
    /** Day of application: interest runs to the settlement day that follows from it. */
    settleOn: day("settle_on").notNull(),
    settlesOn: day("settles_on").notNull(),
    /** The last day on which it can be confirmed. */
    validUntil: day("valid_until").notNull(),
    /** The last day on which money of the settlement day may be reported. */
    lapsesAfter: day("lapses_after").notNull(),
    principalFen: fen("principal_fen").notNull(),
    interestFen: fen("interest_fen").notNull(),
    waivedFen: fen("waived_fen").notNull(),
    arrearsFen: fen("arrears_fen").notNull(),
    movedInterestFen: fen("moved_interest_fen").notNull(),
    billFen: fen("bill_fen").notNull(),
    /** Money that was there already and pays for it. */
    unappliedFen: fen("unapplied_fen").notNull(),
    /** What is to be paid in beside it. */
    totalFen: fen("total_fen").notNull(),
    balanceAfterFen: fen("balance_after_fen").notNull(),
    status: text("status").$type<PrepaymentState>().notNull(),
    makerId: text("maker_id").notNull(),
    enteredOn: day("entered_on").notNull(),
    confirmedOn: day("confirmed_on"),
    /** Who recorded the lender's result; null where a receipt brought the money. */
    checkerId: text("checker_id"),
    receiptId: text("receipt_id"),
    /** The lender's own number of the result. */
    lenderReference: text("lender_reference"),
    receivedFen: fen("received_fen"),
    valueOn: day("value_on"),
    failure: text("failure").$type<"short" | "late" | "lender">(),
    shortByFen: fen("short_by_fen"),
    factId: text("fact_id"),
    closedOn: day("closed_on"),
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
    index("prepayments_status").on(table.centreId, table.status, table.id),
    index("prepayments_request").on(table.centreId, table.requestId),
    uniqueIndex("prepayments_one_open")
      .on(table.centreId, table.loanId)
      .where(sql`${table.status} in ('quoted', 'awaiting-money')`),
    check("prepayments_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    check("prepayments_total", sql`${table.totalFen} >= 0`),
    check(
      "prepayments_settled",
      sql`${table.status} <> 'settled'
        or (${table.factId} is not null
          and (${table.checkerId} is not null or ${table.receiptId} is not null))`,
    ),
    check("prepayments_failed", sql`(${table.status} = 'failed') = (${table.failure} is not null)`),
  ],
);
