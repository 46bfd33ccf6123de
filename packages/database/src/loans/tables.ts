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
    /** The day at whose end the loan was taken over; null where it was disbursed from here. */
    openedOn: day("opened_on"),
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

/** What a standing says, in its own table and where a plan keeps it. */
export const standingColumns = () => ({
  /** The ledger holds everything up to the end of this day. */
  closedThrough: day("closed_through").notNull(),
  /** The first later day on which something is posted or the class changes; null: never. */
  nextEventOn: day("next_event_on"),
  /** The next contractual settlement (K5); null when there is none left. No index on either day: a
   *  batch goes through all loans in the order of their ids, and a row whose indexed columns stay
   *  is rewritten within its page, which took a settlement's update from 16 to 12 µs. */
  nextSettlementOn: day("next_settlement_on"),
  /** Number of the loan's last posting. */
  lastTransfer: integer("last_transfer").notNull(),
  phase: text("phase").$type<"in-school" | "grace" | "repayment" | "settled">().notNull(),
  classification: text("classification").notNull(),
  classSince: day("class_since").notNull(),
  /** Days past due are counted from this due date; null when nothing is overdue. */
  oldestUnpaidOn: day("oldest_unpaid_on"),
  principalOutstandingFen: fen("principal_outstanding_fen").notNull(),
  principalOverdueFen: fen("principal_overdue_fen").notNull(),
  interestOverdueFen: fen("interest_overdue_fen").notNull(),
  /** Rounded and posted (K9); what accrues since is computed when asked for. */
  penaltyFen: fen("penalty_fen").notNull(),
  unappliedFen: fen("unapplied_fen").notNull(),
  settledOn: day("settled_on"),
});

/**
 * How far a loan's book is kept and where it stands then; written with every posting. `next` days
 * say when the calendar has something to do: till then nothing is written for the loan.
 */
export const loanStandings = pgTable(
  "loan_standings",
  {
    centreId: centreId(),
    loanId: text("loan_id").notNull(),
    ...standingColumns(),
    /** Counts what was written of the loan: whoever has seen it knows whether it is as it was. */
    revision: integer("revision").notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.loanId] }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
    index("loan_standings_overdue")
      .on(table.centreId, table.oldestUnpaidOn)
      .where(sql`${table.oldestUnpaidOn} is not null`),
  ],
);

/** What a settlement says, in its own table and where a plan keeps it. */
export const settlementColumns = () => ({
  fromOn: day("from_on").notNull(),
  contractual: boolean("contractual").notNull(),
  openingPrincipalFen: fen("opening_principal_fen").notNull(),
  interestSubsidisedFen: fen("interest_subsidised_fen").notNull(),
  /** Before any waiver (K22). */
  interestBorneFen: fen("interest_borne_fen").notNull(),
  interestWaivedFen: fen("interest_waived_fen").notNull(),
  principalDueFen: fen("principal_due_fen").notNull(),
  payableFen: fen("payable_fen").notNull(),
});

/** A settlement as posted (K5); a correction is a further revision of the same due date. */
export const loanSettlements = pgTable(
  "loan_settlements",
  {
    centreId: centreId(),
    loanId: text("loan_id").notNull(),
    dueOn: day("due_on").notNull(),
    revision: integer("revision").notNull(),
    ...settlementColumns(),
    runId: text("run_id"),
    postedOn: day("posted_on").notNull(),
  },
  (table) => [
    primaryKey({
      columns: [table.centreId, table.loanId, table.dueOn, table.revision, table.postedOn],
    }),
    index("loan_settlements_due").on(table.centreId, table.dueOn, table.loanId),
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
    /** The business date on which it was recorded. */
    postedOn: day("posted_on").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.loanId, table.sequence, table.postedOn] }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
  ],
);

/** The rate that a loan got on a repricing day (K2), as it was announced; the fold finds its own. */
export const loanRates = pgTable(
  "loan_rates",
  {
    centreId: centreId(),
    loanId: text("loan_id").notNull(),
    effectiveOn: day("effective_on").notNull(),
    ratePpm: fen("rate_ppm").notNull(),
    previousPpm: fen("previous_ppm").notNull(),
    runId: text("run_id").notNull(),
    postedOn: day("posted_on").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.loanId, table.effectiveOn] }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
  ],
);

/** What a posting says, in its own table and where a plan keeps it. */
export const postingColumns = () => ({
  subjectId: text("subject_id").notNull(),
  sequence: integer("sequence").notNull(),
  loanId: text("loan_id"),
  /** The fact that caused it; null where the calendar did. */
  factSequence: integer("fact_sequence"),
  /** What kind of entry of the posting rules it is (rulebook 9.5). */
  entry: text("entry").notNull(),
  debitAccount: text("debit_account").notNull(),
  creditAccount: text("credit_account").notNull(),
  amountFen: fen("amount_fen").notNull(),
  bearer: text("bearer").notNull(),
  instalmentDueOn: day("instalment_due_on"),
  valueOn: day("value_on").notNull(),
  /** Makes up for a posting of the same value date that no longer holds, or is missing. */
  correction: boolean("correction").notNull(),
});

/**
 * A posting: one amount from one account to another, balanced by construction. Its subject is a
 * loan, or what has no loan yet: a receipt nobody has claimed, a claim on the treasury. The row
 * lock on the subject keeps its sequence; a key across partitions can't.
 */
export const transfers = pgTable(
  "transfers",
  {
    centreId: centreId(),
    ...postingColumns(),
    postedOn: day("posted_on").notNull(),
    correction: boolean("correction").notNull().default(false),
    runId: text("run_id"),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.subjectId, table.sequence, table.postedOn] }),
    check("transfers_amount", sql`${table.amountFen} > 0`),
    check("transfers_accounts", sql`${table.debitAccount} <> ${table.creditAccount}`),
  ],
);
