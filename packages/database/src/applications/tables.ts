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
import type { FileUpdate } from "@bursar/domain/application";
import { borrowers } from "../borrowers/tables.ts";
import { bytes, centreId, day, fen, instant, json, sealed } from "../columns/columns.ts";

/** One application a borrower and academic year, beside those that were withdrawn or voided. */
export const applications = pgTable(
  "applications",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    borrowerId: text("borrower_id").notNull(),
    academicYear: text("academic_year").notNull(),
    kind: text("kind").$type<"first" | "renewal">().notNull(),
    status: text("status").notNull(),
    amountFen: fen("amount_fen").notNull(),
    hardshipCategory: text("hardship_category").notNull(),
    highSchool: text("high_school").notNull(),
    universityCode: text("university_code").notNull(),
    department: text("department").notNull(),
    major: text("major").notNull(),
    level: text("level").notNull(),
    programmeYears: integer("programme_years").notNull(),
    entryYear: integer("entry_year").notNull(),
    graduationYear: integer("graduation_year").notNull(),
    studentNumber: text("student_number").notNull(),
    tuitionFen: fen("tuition_fen").notNull(),
    accommodationFen: fen("accommodation_fen").notNull(),
    coBorrowerName: text("co_borrower_name").notNull(),
    coBorrowerRelation: text("co_borrower_relation").notNull(),
    coBorrowerIdNumberSealed: sealed("co_borrower_id_number_sealed").notNull(),
    coBorrowerIdNumberHash: bytes("co_borrower_id_number_hash").notNull(),
    coBorrowerPhoneSealed: sealed("co_borrower_phone_sealed").notNull(),
    /** Codes of the warnings that were shown when the application came in. */
    warnings: json<string[]>("warnings").notNull(),
    importId: text("import_id"),
    /** `remote` for a renewal that nobody came to the counter for. */
    channel: text("channel").$type<"counter" | "remote">().notNull().default("counter"),
    /** The form as it was submitted, with the source of each field; null for a roster row. */
    contentSealed: sealed("content_sealed"),
    /** Keyed hash of normalised name and birth date: finds one person under two ID numbers. */
    applicantKey: bytes("applicant_key"),
    phoneHash: bytes("phone_hash"),
    /** Where the ID number came from; null for a roster row. */
    idNumberSource: text("id_number_source"),
    /** Names of the fields that differ from last year; null where nobody compared. */
    changedFields: json<string[]>("changed_fields"),
    /** Codes of the warnings that an officer took on with a reason. */
    acknowledged: json<string[]>("acknowledged"),
    /** What approval writes to the borrower's file and what has to be asked for separately. */
    fileUpdates: json<FileUpdate[]>("file_updates"),
    guardianConsentOn: day("guardian_consent_on"),
    submittedOn: day("submitted_on").notNull(),
    /** Who typed the draft, where that is another person than who submitted it. */
    enteredBy: text("entered_by"),
    makerId: text("maker_id").notNull(),
    /** Everybody who wrote in it or in its drafts, the maker included: none of them reviews it. */
    editors: text("editors").array().notNull().default([]),
    checkerId: text("checker_id"),
    reviewedOn: day("reviewed_on"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    index("applications_status").on(table.centreId, table.status, table.id),
    uniqueIndex("applications_year")
      .on(table.centreId, table.borrowerId, table.academicYear)
      .where(sql`${table.status} not in ('withdrawn', 'voided')`),
    index("applications_borrower").on(table.centreId, table.borrowerId),
    index("applications_applicant").on(table.centreId, table.applicantKey),
    index("applications_phone").on(table.centreId, table.phoneHash),
    index("applications_co_borrower").on(table.centreId, table.coBorrowerIdNumberHash),
    check("applications_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    check("applications_enterer_and_checker", sql`${table.enteredBy} <> ${table.checkerId}`),
    check(
      "applications_editors_and_checker",
      sql`not (${table.checkerId} = any(${table.editors}))`,
    ),
    check(
      "applications_reviewed",
      sql`${table.status} <> 'reviewed' or ${table.checkerId} is not null`,
    ),
    check("applications_amount", sql`${table.amountFen} > 0`),
  ],
);

/** An application on its way: whatever is known so far, complete or not. */
export const applicationDrafts = pgTable(
  "application_drafts",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    /** The returned application that is being corrected, or the one that the draft became. */
    applicationId: text("application_id"),
    /** Null for somebody who is new here. */
    borrowerId: text("borrower_id"),
    academicYear: text("academic_year").notNull(),
    kind: text("kind").$type<"first" | "renewal">().notNull(),
    status: text("status").$type<"draft" | "submitted" | "withdrawn">().notNull(),
    idNumberHash: bytes("id_number_hash").notNull(),
    /** Fields with the source of each, as sealed JSON. */
    contentSealed: sealed("content_sealed").notNull(),
    /** Who works on it now. */
    holderId: text("holder_id").notNull(),
    enteredBy: text("entered_by").notNull(),
    /** Everybody who wrote in it. */
    editors: text("editors").array().notNull().default([]),
    enteredOn: day("entered_on").notNull(),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.applicationId],
      foreignColumns: [applications.centreId, applications.id],
    }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    index("application_drafts_status").on(table.centreId, table.status, table.id),
    uniqueIndex("application_drafts_person")
      .on(table.centreId, table.idNumberHash, table.academicYear)
      .where(sql`${table.status} = 'draft'`),
  ],
);

/** Every move of an application: who, when, from which state, why. Rows are added, never changed. */
export const applicationEvents = pgTable(
  "application_events",
  {
    centreId: centreId(),
    applicationId: text("application_id").notNull(),
    sequence: integer("sequence").notNull(),
    event: text("event").notNull(),
    fromStatus: text("from_status").notNull(),
    toStatus: text("to_status").notNull(),
    /** The application's version after the move. */
    version: integer("version").notNull(),
    /** Codes of the reasons that were ticked. */
    reasons: json<string[]>("reasons").notNull(),
    noteSealed: sealed("note_sealed"),
    actorId: text("actor_id").notNull(),
    occurredOn: day("occurred_on").notNull(),
    recordedAt: instant("recorded_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.applicationId, table.sequence] }),
    foreignKey({
      columns: [table.centreId, table.applicationId],
      foreignColumns: [applications.centreId, applications.id],
    }),
  ],
);

/** One line of a deficiency notice that the product itself found. */
export interface DeficiencyLine {
  /** What was missing, the same text each time: `document.missing/household-register`. */
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  /** It could have been named in an earlier notice. */
  readonly late: boolean;
}

/** 一次性告知: everything a family has to bring, in one list. */
export const deficiencyNotices = pgTable(
  "deficiency_notices",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    applicationId: text("application_id").notNull(),
    sequence: integer("sequence").notNull(),
    /** The application's version that the notice is about. */
    applicationVersion: integer("application_version").notNull(),
    lines: json<DeficiencyLine[]>("lines").notNull(),
    /** The officer's own lines as sealed JSON; they may name a family's circumstances. */
    furtherSealed: sealed("further_sealed"),
    /** A line here could have been named in an earlier notice. */
    late: boolean("late").notNull(),
    issuedBy: text("issued_by").notNull(),
    issuedOn: day("issued_on").notNull(),
    suppliedOn: day("supplied_on"),
    messageStatus: text("message_status").$type<"planned" | "delivered" | "failed">().notNull(),
    attempts: integer("attempts").notNull().default(0),
    failure: text("failure"),
    providerMessageId: text("provider_message_id"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.applicationId],
      foreignColumns: [applications.centreId, applications.id],
    }),
    unique("deficiency_notices_order").on(table.centreId, table.applicationId, table.sequence),
  ],
);

/** Who opened which version of an application before deciding on it. */
export const reviewOpenings = pgTable(
  "review_openings",
  {
    centreId: centreId(),
    applicationId: text("application_id").notNull(),
    version: integer("version").notNull(),
    openedBy: text("opened_by").notNull(),
    openedAt: instant("opened_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({
      columns: [table.centreId, table.applicationId, table.version, table.openedBy],
    }),
    foreignKey({
      columns: [table.centreId, table.applicationId],
      foreignColumns: [applications.centreId, applications.id],
    }),
  ],
);

/** 提额: a higher amount for a reviewed application that the lender has not paid out yet. */
export const amountRaises = pgTable(
  "amount_raises",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    applicationId: text("application_id").notNull(),
    fromFen: fen("from_fen").notNull(),
    toFen: fen("to_fen").notNull(),
    /** The cap that allows it, and its 文号. */
    capFen: fen("cap_fen").notNull(),
    capSource: text("cap_source").notNull(),
    reasonSealed: sealed("reason_sealed").notNull(),
    status: text("status").$type<"proposed" | "approved" | "refused">().notNull(),
    proposedBy: text("proposed_by").notNull(),
    proposedOn: day("proposed_on").notNull(),
    decidedBy: text("decided_by"),
    decidedOn: day("decided_on"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.applicationId],
      foreignColumns: [applications.centreId, applications.id],
    }),
    uniqueIndex("amount_raises_open")
      .on(table.centreId, table.applicationId)
      .where(sql`${table.status} = 'proposed'`),
    check("amount_raises_two_people", sql`${table.proposedBy} <> ${table.decidedBy}`),
    check(
      "amount_raises_decided",
      sql`${table.status} = 'proposed' or ${table.decidedBy} is not null`,
    ),
    check("amount_raises_up", sql`${table.toFen} > ${table.fromFen}`),
    check("amount_raises_cap", sql`${table.toFen} <= ${table.capFen}`),
  ],
);
