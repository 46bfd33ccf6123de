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
} from "drizzle-orm/pg-core";
import { contracts } from "../contracts/tables.ts";
import { centreId, day, fen, instant, json } from "../columns/columns.ts";

/** The terms of a loan as its contract fixed them. */
export const loans = pgTable(
  "loans",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    contractId: text("contract_id").notNull(),
    contractNo: text("contract_no").notNull(),
    borrowerId: text("borrower_id").notNull(),
    principalFen: fen("principal_fen").notNull(),
    signedOn: day("signed_on").notNull(),
    disbursedOn: day("disbursed_on").notNull(),
    graduationYear: integer("graduation_year").notNull(),
    subsidyEndsOn: day("subsidy_ends_on").notNull(),
    maturesOn: day("matures_on").notNull(),
    graceYears: integer("grace_years").notNull(),
    /** `lpr`, `benchmark`, or a fixed rate in ppm as `fixed:45000`. */
    rateBasis: text("rate_basis").notNull(),
    instalmentUnit: text("instalment_unit").notNull(),
    dayCount: text("day_count").notNull(),
    /** Dues up to this day are settled in the ledger. */
    closedThrough: day("closed_through"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.contractId],
      foreignColumns: [contracts.centreId, contracts.id],
    }),
    index("loans_borrower").on(table.centreId, table.borrowerId),
    unique("loans_contract").on(table.centreId, table.contractId),
    unique("loans_contract_no").on(table.centreId, table.contractNo),
    check("loans_principal", sql`${table.principalFen} > 0`),
  ],
);

/** What happened to a loan. Rows are added, never changed. */
export const loanFacts = pgTable(
  "loan_facts",
  {
    centreId: centreId(),
    loanId: text("loan_id").notNull(),
    sequence: integer("sequence").notNull(),
    kind: text("kind").notNull(),
    effectiveOn: day("effective_on").notNull(),
    detail: json<Record<string, string>>("detail").notNull(),
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

/** A posting: one amount from one account to another, balanced by construction. */
export const transfers = pgTable(
  "transfers",
  {
    centreId: centreId(),
    loanId: text("loan_id").notNull(),
    factSequence: integer("fact_sequence").notNull(),
    position: integer("position").notNull(),
    debitAccount: text("debit_account").notNull(),
    creditAccount: text("credit_account").notNull(),
    amountFen: fen("amount_fen").notNull(),
    bearer: text("bearer").notNull(),
    instalmentDueOn: day("instalment_due_on"),
    valueOn: day("value_on").notNull(),
    postedOn: day("posted_on").notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.centreId, table.loanId, table.factSequence, table.position],
    }),
    foreignKey({
      columns: [table.centreId, table.loanId, table.factSequence],
      foreignColumns: [loanFacts.centreId, loanFacts.loanId, loanFacts.sequence],
    }),
    check("transfers_amount", sql`${table.amountFen} > 0`),
    check("transfers_accounts", sql`${table.debitAccount} <> ${table.creditAccount}`),
  ],
);
