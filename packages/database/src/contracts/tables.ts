import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { applications } from "../applications/tables.ts";
import { centreId, day, fen, instant, json, sealed } from "../columns/columns.ts";

/** A loan contract, followed from its draft to the money. */
export const contracts = pgTable(
  "contracts",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    contractNo: text("contract_no").notNull(),
    /** `taken-over`: running when it came from the lender, so that no application is known here. */
    origin: text("origin").$type<"application" | "taken-over">().notNull().default("application"),
    applicationId: text("application_id"),
    borrowerId: text("borrower_id").notNull(),
    status: text("status").notNull(),
    principalFen: fen("principal_fen").notNull(),
    issuedOn: day("issued_on").notNull(),
    /** The day on which the last party signed; the contract's cohort follows from it. */
    signedOn: day("signed_on"),
    acceptedOn: day("accepted_on"),
    receiptCode: text("receipt_code"),
    receiptRecordedOn: day("receipt_recorded_on"),
    tuitionDueFen: fen("tuition_due_fen"),
    lenderApprovedOn: day("lender_approved_on"),
    disbursedOn: day("disbursed_on"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.applicationId],
      foreignColumns: [applications.centreId, applications.id],
    }),
    index("contracts_status").on(table.centreId, table.status, table.id),
    index("contracts_borrower").on(table.centreId, table.borrowerId, table.id),
    unique("contracts_application").on(table.centreId, table.applicationId),
    unique("contracts_number").on(table.centreId, table.contractNo),
    check("contracts_principal", sql`${table.principalFen} > 0`),
    check(
      "contracts_origin",
      sql`(${table.origin} = 'application') = (${table.applicationId} is not null)`,
    ),
  ],
);

/** A signature: recorded by one person and, where it was given on paper, confirmed by another. */
export const contractSignatures = pgTable(
  "contract_signatures",
  {
    centreId: centreId(),
    contractId: text("contract_id").notNull(),
    party: text("party").$type<"borrower" | "co-borrower" | "centre">().notNull(),
    method: text("method").$type<"paper">().notNull(),
    signedOn: day("signed_on").notNull(),
    recordedBy: text("recorded_by").notNull(),
    confirmedBy: text("confirmed_by"),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.contractId, table.party] }),
    foreignKey({
      columns: [table.centreId, table.contractId],
      foreignColumns: [contracts.centreId, contracts.id],
    }),
    check("contract_signatures_two_people", sql`${table.recordedBy} <> ${table.confirmedBy}`),
  ],
);

/** Everything that happened to a contract, each event chained to the one before it. */
export const contractEvents = pgTable(
  "contract_events",
  {
    centreId: centreId(),
    contractId: text("contract_id").notNull(),
    sequence: integer("sequence").notNull(),
    event: text("event").notNull(),
    actorId: text("actor_id").notNull(),
    occurredOn: day("occurred_on").notNull(),
    detail: json<Record<string, string>>("detail").notNull(),
    previousHash: text("previous_hash").notNull(),
    hash: text("hash").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.contractId, table.sequence] }),
    foreignKey({
      columns: [table.centreId, table.contractId],
      foreignColumns: [contracts.centreId, contracts.id],
    }),
  ],
);

/** The next number of a named series; a row lock, because a sequence may leave gaps. */
export const numberSeries = pgTable(
  "number_series",
  {
    centreId: centreId(),
    name: text("name").notNull(),
    next: bigint("next", { mode: "bigint" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.centreId, table.name] })],
);

/** A guardian's written consent to a minor's contract: recorded by one, confirmed by another. */
export const guardianConsents = pgTable(
  "guardian_consents",
  {
    centreId: centreId(),
    contractId: text("contract_id").notNull(),
    guardianNameSealed: sealed("guardian_name_sealed").notNull(),
    relation: text("relation").notNull(),
    givenOn: day("given_on").notNull(),
    documentId: text("document_id").notNull(),
    recordedBy: text("recorded_by").notNull(),
    confirmedBy: text("confirmed_by"),
    confirmedOn: day("confirmed_on"),
    version: integer("version").notNull().default(1),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.contractId] }),
    foreignKey({
      columns: [table.centreId, table.contractId],
      foreignColumns: [contracts.centreId, contracts.id],
    }),
    check("guardian_consents_two_people", sql`${table.recordedBy} <> ${table.confirmedBy}`),
    check(
      "guardian_consents_confirmed",
      sql`(${table.confirmedBy} is null) = (${table.confirmedOn} is null)`,
    ),
  ],
);
