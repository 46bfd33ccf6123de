import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { ClaimKind, ClaimPayer, ClaimState } from "@bursar/domain/claim";
import { centreId, day, fen, instant, json } from "../columns/columns.ts";
import { loans } from "../loans/tables.ts";

/** What a centre asks one payer of the treasury for: interest settled up to a day. */
export const subsidyClaims = pgTable(
  "subsidy_claims",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    kind: text("kind").$type<ClaimKind>().notNull(),
    payer: text("payer").$type<ClaimPayer>().notNull(),
    /** Settlements posted up to this day are in it. */
    throughOn: day("through_on").notNull(),
    sequence: integer("sequence").notNull(),
    status: text("status").$type<ClaimState>().notNull(),
    lines: integer("lines").notNull(),
    loans: integer("loans").notNull(),
    /** May be below zero: what the treasury overpaid comes off. */
    amountFen: fen("amount_fen").notNull(),
    contentHash: text("content_hash").notNull(),
    /** The payer's claim before this one. */
    previousId: text("previous_id"),
    /** The document under which it was submitted or paid. */
    reference: text("reference"),
    runId: text("run_id"),
    preparedBy: text("prepared_by").notNull(),
    preparedOn: day("prepared_on").notNull(),
    approvedBy: text("approved_by"),
    approvedOn: day("approved_on"),
    submittedBy: text("submitted_by"),
    submittedOn: day("submitted_on"),
    paidBy: text("paid_by"),
    paidOn: day("paid_on"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    unique("subsidy_claims_once").on(
      table.centreId,
      table.kind,
      table.payer,
      table.throughOn,
      table.sequence,
    ),
    // The next claim is made of what is left once this one is decided.
    uniqueIndex("subsidy_claims_one_waiting")
      .on(table.centreId, table.kind, table.payer)
      .where(sql`${table.status} = 'prepared'`),
    check("subsidy_claims_two_people", sql`${table.preparedBy} <> ${table.approvedBy}`),
    check(
      "subsidy_claims_decided",
      sql`${table.status} not in ('approved', 'submitted', 'paid') or ${table.approvedBy} is not null`,
    ),
  ],
);

/** A settlement's part of a claim. A withdrawn claim keeps its lines; they count no more. */
export const subsidyClaimLines = pgTable(
  "subsidy_claim_lines",
  {
    centreId: centreId(),
    claimId: text("claim_id").notNull(),
    loanId: text("loan_id").notNull(),
    /** Of the settlement. */
    dueOn: day("due_on").notNull(),
    universityCode: text("university_code").notNull(),
    /** The payer's share of the settlement, in ppm. */
    sharePpm: integer("share_ppm").notNull(),
    /** What the settlement came to for all payers when the claim was made. */
    settledFen: fen("settled_fen").notNull(),
    /** What this claim asks for: the payer's share less what was claimed before. */
    amountFen: fen("amount_fen").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.claimId, table.loanId, table.dueOn] }),
    foreignKey({
      columns: [table.centreId, table.claimId],
      foreignColumns: [subsidyClaims.centreId, subsidyClaims.id],
    }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
    index("subsidy_claim_lines_loan").on(table.centreId, table.loanId, table.dueOn),
    check("subsidy_claim_lines_amount", sql`${table.amountFen} <> 0`),
  ],
);

/** The risk-compensation fund of one year's disbursements as computed on a day; for information. */
export const riskFundYears = pgTable(
  "risk_fund_years",
  {
    centreId: centreId(),
    year: integer("year").notNull(),
    sequence: integer("sequence").notNull(),
    asOf: day("as_of").notNull(),
    loans: integer("loans").notNull(),
    disbursedFen: fen("disbursed_fen").notNull(),
    fundFen: fen("fund_fen").notNull(),
    lossFen: fen("loss_fen").notNull(),
    /** Of the shortfall; null for years of which no rule was found. */
    lenderShareFen: fen("lender_share_fen"),
    countyShareFen: fen("county_share_fen"),
    /** Base and fund by the rate that held on the day of disbursement. */
    rates: json<readonly { ratePct: string; base: string; fund: string }[]>("rates").notNull(),
    runId: text("run_id").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.centreId, table.year, table.sequence] })],
);
