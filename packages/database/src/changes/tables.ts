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
import type { ChangeKind, ChangeState, FilingState, RosterAgreement } from "@bursar/domain/change";
import { borrowers } from "../borrowers/tables.ts";
import { bytes, centreId, day, instant, json, sealed } from "../columns/columns.ts";
import { contracts } from "../contracts/tables.ts";

/** A change asked for after signing (变更), from its draft to the day on which it holds. */
export const changeRequests = pgTable(
  "change_requests",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    kind: text("kind").$type<ChangeKind>().notNull(),
    status: text("status").$type<ChangeState>().notNull(),
    channel: text("channel").$type<"counter" | "portal">().notNull(),
    borrowerId: text("borrower_id").notNull(),
    /** Loans whose plan, account or co-borrower changes; empty for data of the person alone. */
    loanIds: json<string[]>("loan_ids").notNull(),
    /** What is asked for, as sealed JSON. */
    contentSealed: sealed("content_sealed").notNull(),
    /** What stood before, as sealed JSON; taken when the change is filed and again when it holds. */
    beforeSealed: sealed("before_sealed"),
    /** Documents kept for the borrower that prove it; those of the change itself count as well. */
    evidenceIds: json<string[]>("evidence_ids").notNull(),
    warnings: json<string[]>("warnings").notNull(),
    /** What was shown of the effect on the loans; its hash is what an approval names. */
    preview: json<unknown>("preview"),
    previewHash: text("preview_hash"),
    filing: text("filing").$type<FilingState>(),
    rosterAgreement: text("roster_agreement").$type<RosterAgreement>(),
    /** Day of the first submission: the borrower has filed, however long the review takes. */
    filedOn: day("filed_on"),
    decidedOn: day("decided_on"),
    appliedOn: day("applied_on"),
    makerId: text("maker_id").notNull(),
    /** Everybody who wrote in it, the maker included: none of them decides on it. */
    editors: text("editors").array().notNull().default([]),
    checkerId: text("checker_id"),
    reasonSealed: sealed("reason_sealed"),
    confirmationTries: integer("confirmation_tries").notNull().default(0),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    index("change_requests_status").on(table.centreId, table.status, table.id),
    index("change_requests_borrower").on(table.centreId, table.borrowerId, table.id),
    uniqueIndex("change_requests_one_open")
      .on(table.centreId, table.borrowerId, table.kind)
      .where(sql`${table.status} in ('draft', 'submitted', 'returned', 'approved')`),
    check("change_requests_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    // Whoever returned it may mend it after that; then somebody else decides.
    check(
      "change_requests_editors_and_checker",
      sql`${table.status} not in ('approved', 'applied', 'rejected')
        or not (${table.checkerId} = any(${table.editors}))`,
    ),
    check(
      "change_requests_decided",
      sql`${table.status} not in ('approved', 'applied', 'rejected', 'returned')
        or ${table.checkerId} is not null`,
    ),
  ],
);

/** The repayment account of a contract, by the change that brought it; the last one holds. */
export const contractAccounts = pgTable(
  "contract_accounts",
  {
    centreId: centreId(),
    contractId: text("contract_id").notNull(),
    sequence: integer("sequence").notNull(),
    method: text("method").$type<"bank-card" | "alipay">().notNull(),
    accountSealed: sealed("account_sealed").notNull(),
    accountHash: bytes("account_hash").notNull(),
    bankName: text("bank_name"),
    validFrom: day("valid_from").notNull(),
    changeId: text("change_id").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.contractId, table.sequence] }),
    foreignKey({
      columns: [table.centreId, table.contractId],
      foreignColumns: [contracts.centreId, contracts.id],
    }),
    foreignKey({
      columns: [table.centreId, table.changeId],
      foreignColumns: [changeRequests.centreId, changeRequests.id],
    }),
    index("contract_accounts_hash").on(table.centreId, table.accountHash),
  ],
);

/** Who is liable beside the borrower and from which day; each row ends where the next begins. */
export const contractCoBorrowers = pgTable(
  "contract_co_borrowers",
  {
    centreId: centreId(),
    contractId: text("contract_id").notNull(),
    sequence: integer("sequence").notNull(),
    name: text("name").notNull(),
    relation: text("relation").notNull(),
    idNumberSealed: sealed("id_number_sealed").notNull(),
    idNumberHash: bytes("id_number_hash").notNull(),
    phoneSealed: sealed("phone_sealed").notNull(),
    liableFrom: day("liable_from").notNull(),
    /** Null for the one who signed the contract itself. */
    supplementNo: text("supplement_no"),
    changeId: text("change_id"),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.contractId, table.sequence] }),
    foreignKey({
      columns: [table.centreId, table.contractId],
      foreignColumns: [contracts.centreId, contracts.id],
    }),
    foreignKey({
      columns: [table.centreId, table.changeId],
      foreignColumns: [changeRequests.centreId, changeRequests.id],
    }),
    index("contract_co_borrowers_person").on(table.centreId, table.idNumberHash),
    check(
      "contract_co_borrowers_supplement",
      sql`(${table.supplementNo} is null) = (${table.changeId} is null)`,
    ),
  ],
);

/** Where a borrower is reached besides by phone, and who else may be asked. */
export const borrowerContacts = pgTable(
  "borrower_contacts",
  {
    centreId: centreId(),
    borrowerId: text("borrower_id").notNull(),
    addressSealed: sealed("address_sealed"),
    contactNameSealed: sealed("contact_name_sealed"),
    contactRelation: text("contact_relation"),
    contactPhoneSealed: sealed("contact_phone_sealed"),
    changedOn: day("changed_on").notNull(),
    changeId: text("change_id").notNull(),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.borrowerId] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    foreignKey({
      columns: [table.centreId, table.changeId],
      foreignColumns: [changeRequests.centreId, changeRequests.id],
    }),
  ],
);
