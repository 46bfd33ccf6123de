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
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type {
  MoneyStepKind,
  MoneyStepState,
  PaymentChannel,
  ReceiptState,
  ReceiptVerdict,
  RefundState,
} from "@bursar/domain/repayment";
import { centreId, day, fen, instant, sealed } from "../columns/columns.ts";
import { imports } from "../imports/tables.ts";
import { loans } from "../loans/tables.ts";

/** Money sent to the lender in one go, told here: the receipts name it. */
export const remittances = pgTable(
  "remittances",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    /** The sender's own number of it, given once. */
    reference: text("reference").notNull(),
    remittedOn: day("remitted_on").notNull(),
    receipts: integer("receipts").notNull(),
    amountFen: fen("amount_fen").notNull(),
    recordedBy: text("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    unique("remittances_once").on(table.centreId, table.reference),
    check("remittances_amount", sql`${table.amountFen} > 0`),
  ],
);

/** Money that came in, once a channel and serial number. */
export const receipts = pgTable(
  "receipts",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    source: text("source").$type<"counter" | "api" | "clearing">().notNull(),
    channel: text("channel").$type<PaymentChannel>().notNull(),
    serialNo: text("serial_no").notNull(),
    /** As it was given; none for a sum that names no contract. */
    contractNo: text("contract_no"),
    /** The loan of that contract; money held for identification keeps it out of arrears' work. */
    loanId: text("loan_id"),
    payerNameSealed: sealed("payer_name_sealed"),
    amountFen: fen("amount_fen").notNull(),
    /** The payer's debit day (rulebook K13). */
    valueOn: day("value_on").notNull(),
    paidAt: instant("paid_at"),
    importId: text("import_id"),
    row: integer("row"),
    /** What was found when it came in; it stays. */
    verdict: text("verdict").$type<ReceiptVerdict>().notNull(),
    /** Short of, and above, what was asked; as found when it came in. */
    missingFen: fen("missing_fen").notNull(),
    excessFen: fen("excess_fen").notNull(),
    /** Why it is held besides its payer's name, as a code. */
    obstacle: text("obstacle"),
    state: text("state").$type<ReceiptState>().notNull(),
    /** By when a person has to look at what is held. */
    decideBy: day("decide_by"),
    remittanceId: text("remittance_id"),
    remittedFen: fen("remitted_fen")
      .notNull()
      .default(sql`0`),
    receivedOn: day("received_on").notNull(),
    recordedBy: text("recorded_by").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    unique("receipts_serial").on(table.centreId, table.channel, table.serialNo),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
    foreignKey({
      columns: [table.centreId, table.importId],
      foreignColumns: [imports.centreId, imports.id],
    }),
    foreignKey({
      columns: [table.centreId, table.remittanceId],
      foreignColumns: [remittances.centreId, remittances.id],
    }),
    index("receipts_import").on(table.centreId, table.importId, table.row),
    index("receipts_loan").on(table.centreId, table.loanId, table.valueOn),
    index("receipts_open")
      .on(table.centreId, table.receivedOn)
      .where(sql`${table.state} in ('held', 'orphan')`),
    index("receipts_unremitted")
      .on(table.centreId, table.id)
      .where(sql`${table.remittanceId} is null`),
    check("receipts_amount", sql`${table.amountFen} > 0`),
    check("receipts_held_of_a_loan", sql`${table.state} <> 'held' or ${table.loanId} is not null`),
  ],
);

/** What a receipt paid of which loan: usually one part, several where a lump was divided. */
export const receiptParts = pgTable(
  "receipt_parts",
  {
    centreId: centreId(),
    receiptId: text("receipt_id").notNull(),
    sequence: integer("sequence").notNull(),
    loanId: text("loan_id").notNull(),
    factSequence: integer("fact_sequence").notNull(),
    amountFen: fen("amount_fen").notNull(),
    /** The youngest due date that the money is for. */
    dueOn: day("due_on"),
    appliedFen: fen("applied_fen").notNull(),
    missingFen: fen("missing_fen").notNull(),
    excessFen: fen("excess_fen").notNull(),
    isReversed: boolean("is_reversed").notNull().default(false),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.receiptId, table.sequence] }),
    foreignKey({
      columns: [table.centreId, table.receiptId],
      foreignColumns: [receipts.centreId, receipts.id],
    }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
    index("receipt_parts_loan").on(table.centreId, table.loanId),
    check(
      "receipt_parts_amount",
      sql`${table.amountFen} = ${table.appliedFen} + ${table.excessFen}`,
    ),
  ],
);

/** Lines of a file whose serial number was here before: no money, and not lost either. */
export const receiptDuplicates = pgTable(
  "receipt_duplicates",
  {
    centreId: centreId(),
    importId: text("import_id").notNull(),
    row: integer("row").notNull(),
    receiptId: text("receipt_id").notNull(),
    serialNo: text("serial_no").notNull(),
    contractNo: text("contract_no"),
    amountFen: fen("amount_fen").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.importId, table.row] }),
    foreignKey({
      columns: [table.centreId, table.importId],
      foreignColumns: [imports.centreId, imports.id],
    }),
    foreignKey({
      columns: [table.centreId, table.receiptId],
      foreignColumns: [receipts.centreId, receipts.id],
    }),
  ],
);

/** What one person proposes to do with a receipt and another confirms. */
export const receiptSteps = pgTable(
  "receipt_steps",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    receiptId: text("receipt_id").notNull(),
    kind: text("kind").$type<MoneyStepKind>().notNull(),
    status: text("status").$type<MoneyStepState>().notNull(),
    /** Of a match: the contract that the money is for; none divides it among the borrower's loans. */
    contractNo: text("contract_no"),
    borrowerId: text("borrower_id"),
    reasonSealed: sealed("reason_sealed").notNull(),
    makerId: text("maker_id").notNull(),
    checkerId: text("checker_id"),
    proposedOn: day("proposed_on").notNull(),
    decidedOn: day("decided_on"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.receiptId],
      foreignColumns: [receipts.centreId, receipts.id],
    }),
    uniqueIndex("receipt_steps_one_open")
      .on(table.centreId, table.receiptId)
      .where(sql`${table.status} = 'proposed'`),
    check("receipt_steps_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    check(
      "receipt_steps_decided",
      sql`(${table.status} = 'proposed') = (${table.checkerId} is null)`,
    ),
  ],
);

/** Money on its way back to whoever paid too much for a loan. */
export const refunds = pgTable(
  "refunds",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    loanId: text("loan_id").notNull(),
    amountFen: fen("amount_fen").notNull(),
    status: text("status").$type<RefundState>().notNull(),
    /** Who gets it, and where. */
    payeeSealed: sealed("payee_sealed").notNull(),
    reasonSealed: sealed("reason_sealed").notNull(),
    makerId: text("maker_id").notNull(),
    checkerId: text("checker_id"),
    proposedOn: day("proposed_on").notNull(),
    decidedOn: day("decided_on"),
    paidOn: day("paid_on"),
    /** The channel's number of the payment. */
    serialNo: text("serial_no"),
    paidBy: text("paid_by"),
    factSequence: integer("fact_sequence"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.loanId],
      foreignColumns: [loans.centreId, loans.id],
    }),
    index("refunds_loan").on(table.centreId, table.loanId),
    unique("refunds_serial").on(table.centreId, table.serialNo),
    check("refunds_amount", sql`${table.amountFen} > 0`),
    check("refunds_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    check("refunds_decided", sql`(${table.status} = 'proposed') = (${table.checkerId} is null)`),
    check(
      "refunds_paid",
      sql`(${table.status} = 'paid') = (${table.paidOn} is not null and ${table.factSequence} is not null)`,
    ),
  ],
);
