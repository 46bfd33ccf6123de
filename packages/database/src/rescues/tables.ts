import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { RescueEvent, RescueKind, RescueState } from "@bursar/domain/rescue";
import { borrowers } from "../borrowers/tables.ts";
import { centreId, day, fen, instant, json, sealed } from "../columns/columns.ts";
import { loans } from "../loans/tables.ts";
import { publicityNotices } from "../publicity/tables.ts";

/** A case of repayment rescue 还款救助, from its application to the money (rulebook 5.7). */
export const rescues = pgTable(
  "rescues",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    borrowerId: text("borrower_id").notNull(),
    kind: text("kind").$type<RescueKind>().notNull(),
    /** Tells of illness and death, so it is sealed. */
    causeSealed: sealed("cause_sealed").notNull(),
    statementSealed: sealed("statement_sealed"),
    /** Documents of the borrower's file that prove it. */
    evidenceIds: json<string[]>("evidence_ids").notNull(),
    status: text("status").$type<RescueState>().notNull(),
    makerId: text("maker_id").notNull(),
    appliedOn: day("applied_on").notNull(),
    reviewedBy: text("reviewed_by"),
    reviewedOn: day("reviewed_on"),
    /** The latest list that it stood in. */
    noticeId: text("notice_id"),
    /** Who approved or refused it. */
    checkerId: text("checker_id"),
    decidedOn: day("decided_on"),
    /** Number of the approval by prefecture, province and lender. */
    approvalNo: text("approval_no"),
    paidBy: text("paid_by"),
    /** Day on which the money was paid. */
    paidOn: day("paid_on"),
    amountFen: fen("amount_fen"),
    /** Number of the payment order. */
    paymentNo: text("payment_no"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    foreignKey({
      columns: [table.centreId, table.noticeId],
      foreignColumns: [publicityNotices.centreId, publicityNotices.id],
    }),
    index("rescues_status").on(table.centreId, table.status, table.id),
    index("rescues_borrower").on(table.centreId, table.borrowerId, table.id),
    check("rescues_reviewed_by_another", sql`${table.makerId} <> ${table.reviewedBy}`),
    check("rescues_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    check("rescues_paid_by_another", sql`${table.checkerId} <> ${table.paidBy}`),
    check(
      "rescues_decided",
      sql`${table.status} not in ('approved', 'paid', 'refused', 'reversed') or ${table.checkerId} is not null`,
    ),
    check(
      "rescues_paid",
      sql`(${table.status} in ('paid', 'reversed')) = (${table.paidBy} is not null)
        and (${table.status} in ('paid', 'reversed')) = (${table.amountFen} is not null)`,
    ),
  ],
);

/** The loans that a case is about; one open case a loan. */
export const rescueLoans = pgTable(
  "rescue_loans",
  {
    centreId: centreId(),
    rescueId: text("rescue_id").notNull(),
    loanId: text("loan_id").notNull(),
    open: boolean("open").notNull().default(true),
    /** What was paid for it; null until then. */
    amountFen: fen("amount_fen"),
    factId: text("fact_id"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.rescueId, table.loanId] }),
    foreignKey({
      columns: [table.centreId, table.rescueId],
      foreignColumns: [rescues.centreId, rescues.id],
    }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
    uniqueIndex("rescue_loans_one_open")
      .on(table.centreId, table.loanId)
      .where(sql`${table.open}`),
  ],
);

/** What happened to a case, step by step. */
export const rescueEvents = pgTable(
  "rescue_events",
  {
    centreId: centreId(),
    rescueId: text("rescue_id").notNull(),
    /** The version that the step made. */
    version: integer("version").notNull(),
    event: text("event").$type<RescueEvent | "apply">().notNull(),
    status: text("status").$type<RescueState>().notNull(),
    actorId: text("actor_id").notNull(),
    happenedOn: day("happened_on").notNull(),
    reasonSealed: sealed("reason_sealed"),
    at: instant("at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.rescueId, table.version] }),
    foreignKey({
      columns: [table.centreId, table.rescueId],
      foreignColumns: [rescues.centreId, rescues.id],
    }),
  ],
);
