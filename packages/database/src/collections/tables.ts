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
} from "drizzle-orm/pg-core";
import type {
  ContactChannel,
  ContactDirection,
  ContactParty,
  ContactResult,
} from "@bursar/domain/collection";
import { borrowers } from "../borrowers/tables.ts";
import { bytes, centreId, day, fen, instant, json, sealed } from "../columns/columns.ts";

/** Who is in charge of a borrower's arrears. */
export const collectionCases = pgTable(
  "collection_cases",
  {
    centreId: centreId(),
    borrowerId: text("borrower_id").notNull(),
    assigneeId: text("assignee_id").notNull(),
    assignedBy: text("assigned_by").notNull(),
    assignedOn: day("assigned_on").notNull(),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.borrowerId] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    index("collection_cases_assignee").on(table.centreId, table.assigneeId),
  ],
);

/** What was owed on one contract when it was spoken of, in fen as decimal text. */
export interface StoredSum {
  readonly loanId: string;
  readonly principalFen: string;
  readonly interestFen: string;
  readonly penaltyFen: string;
}

/** A contact about arrears (催收记录): opened before it is made, its result entered after it. */
export const collectionContacts = pgTable(
  "collection_contacts",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    borrowerId: text("borrower_id").notNull(),
    channel: text("channel").$type<ContactChannel>().notNull(),
    direction: text("direction").$type<ContactDirection>().notNull(),
    party: text("party").$type<ContactParty>().notNull(),
    /** Keyed hash of the debtor's ID number; of the borrower's where a relay was spoken to. */
    debtorHash: bytes("debtor_hash").notNull(),
    /** Keyed hash of the number that was used; null for a letter or a visit. */
    numberHash: bytes("number_hash"),
    /** What was owed on the contracts for which that debtor is liable. */
    sums: json<readonly StoredSum[]>("sums").notNull(),
    madeOn: day("made_on").notNull(),
    minuteOfDay: integer("minute_of_day").notNull(),
    recordingAnnounced: boolean("recording_announced").notNull().default(false),
    result: text("result").$type<ContactResult>(),
    noteSealed: sealed("note_sealed"),
    /** What proves it: a recording, a signed slip. */
    documentId: text("document_id"),
    /** Limits that it broke; only a contact entered after the day it was made can have any. */
    breaches: json<readonly string[]>("breaches").notNull(),
    recordedBy: text("recorded_by").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    index("collection_contacts_borrower").on(table.centreId, table.borrowerId, table.madeOn),
    index("collection_contacts_debtor").on(table.centreId, table.debtorHash, table.madeOn),
    index("collection_contacts_number").on(table.centreId, table.numberHash, table.madeOn),
    check(
      "collection_contacts_number",
      sql`(${table.numberHash} is null) = (${table.channel} in ('letter', 'visit'))`,
    ),
  ],
);

/** A promise to pay (还款承诺). Whether it was kept is computed from the loans' facts. */
export const paymentPromises = pgTable(
  "payment_promises",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    borrowerId: text("borrower_id").notNull(),
    contactId: text("contact_id"),
    loanIds: json<readonly string[]>("loan_ids").notNull(),
    amountFen: fen("amount_fen").notNull(),
    madeOn: day("made_on").notNull(),
    payBy: day("pay_by").notNull(),
    recordedBy: text("recorded_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    foreignKey({
      columns: [table.centreId, table.contactId],
      foreignColumns: [collectionContacts.centreId, collectionContacts.id],
    }),
    index("payment_promises_borrower").on(table.centreId, table.borrowerId, table.madeOn),
    check("payment_promises_amount", sql`${table.amountFen} > 0`),
    check("payment_promises_days", sql`${table.payBy} >= ${table.madeOn}`),
  ],
);

/** A written demand (催收通知书) with what it asks for; the text itself is a stored document. */
export const demands = pgTable(
  "demands",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    borrowerId: text("borrower_id").notNull(),
    issuedOn: day("issued_on").notNull(),
    /** What was owed on each contract on that day. */
    sums: json<readonly StoredSum[]>("sums").notNull(),
    /** The letter itself. */
    documentId: text("document_id").notNull(),
    additionSealed: sealed("addition_sealed"),
    issuedBy: text("issued_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    index("demands_borrower").on(table.centreId, table.borrowerId, table.issuedOn),
  ],
);

/** A demand reached a debtor: the proof, and for which contracts that debtor is liable. */
export const demandDeliveries = pgTable(
  "demand_deliveries",
  {
    centreId: centreId(),
    demandId: text("demand_id").notNull(),
    debtorHash: bytes("debtor_hash").notNull(),
    party: text("party").$type<"borrower" | "co-borrower">().notNull(),
    loanIds: json<readonly string[]>("loan_ids").notNull(),
    means: text("means").$type<DeliveryMeans>().notNull(),
    deliveredOn: day("delivered_on").notNull(),
    proofDocumentId: text("proof_document_id").notNull(),
    recordedBy: text("recorded_by").notNull(),
    postedOn: day("posted_on").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.demandId, table.debtorHash] }),
    foreignKey({
      columns: [table.centreId, table.demandId],
      foreignColumns: [demands.centreId, demands.id],
    }),
  ],
);

export type DeliveryMeans = "registered-letter" | "in-person" | "recorded-call" | "announcement";
