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
import { bytes, centreId, day, instant, json, sealed } from "../columns/columns.ts";
import { publicityNotices } from "../publicity/tables.ts";

/** A high-school student's pre-application for an academic year. */
export const preApplications = pgTable(
  "pre_applications",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    academicYear: text("academic_year").notNull(),
    school: text("school").notNull(),
    className: text("class_name").notNull(),
    name: text("name").notNull(),
    sex: text("sex").$type<"male" | "female">().notNull(),
    ethnicity: text("ethnicity").notNull(),
    township: text("township").notNull(),
    idNumberSealed: sealed("id_number_sealed").notNull(),
    idNumberHash: bytes("id_number_hash").notNull(),
    phoneSealed: sealed("phone_sealed").notNull(),
    phoneHash: bytes("phone_hash").notNull(),
    /** Code of the list of pre-application categories. */
    category: text("category").notNull(),
    /** The hardship category that an application takes from it. */
    hardshipCategory: text("hardship_category").notNull(),
    /** Name, relation, ID number and phone of the parent who would borrow jointly, as JSON. */
    guardianSealed: sealed("guardian_sealed"),
    noteSealed: sealed("note_sealed"),
    /** Codes of the warnings that were shown when it came in. */
    warnings: json<string[]>("warnings").notNull(),
    status: text("status").notNull(),
    importId: text("import_id"),
    makerId: text("maker_id").notNull(),
    enteredOn: day("entered_on").notNull(),
    /** Day on the school's stamped list. */
    schoolApprovedOn: day("school_approved_on"),
    checkerId: text("checker_id"),
    verifiedOn: day("verified_on"),
    /** The latest notice that it stood in. */
    noticeId: text("notice_id"),
    /** Day on which it was entered in the lender's system. */
    importedOn: day("imported_on"),
    /** Day on which it passed or was rejected. */
    decidedOn: day("decided_on"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.noticeId],
      foreignColumns: [publicityNotices.centreId, publicityNotices.id],
    }),
    index("pre_applications_status").on(table.centreId, table.status, table.id),
    // A person has one that counts; those that came to nothing do not stand in the way.
    uniqueIndex("pre_applications_year")
      .on(table.centreId, table.academicYear, table.idNumberHash)
      .where(sql`status not in ('rejected', 'withdrawn')`),
    check("pre_applications_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    check(
      "pre_applications_decided",
      sql`${table.status} not in ('verified', 'publicised', 'imported', 'passed', 'rejected')
        or ${table.checkerId} is not null`,
    ),
  ],
);

/** What happened to a pre-application, step by step. */
export const preApplicationEvents = pgTable(
  "pre_application_events",
  {
    centreId: centreId(),
    preApplicationId: text("pre_application_id").notNull(),
    /** The version that the step made. */
    version: integer("version").notNull(),
    event: text("event").notNull(),
    status: text("status").notNull(),
    actorId: text("actor_id").notNull(),
    happenedOn: day("happened_on").notNull(),
    reasonSealed: sealed("reason_sealed"),
    at: instant("at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.preApplicationId, table.version] }),
    foreignKey({
      columns: [table.centreId, table.preApplicationId],
      foreignColumns: [preApplications.centreId, preApplications.id],
    }),
  ],
);

/** Somebody who said in May that they mean to borrow; nothing is decided about it. */
export const interestEntries = pgTable(
  "interest_entries",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    academicYear: text("academic_year").notNull(),
    name: text("name").notNull(),
    school: text("school").notNull(),
    township: text("township").notNull(),
    phoneSealed: sealed("phone_sealed").notNull(),
    phoneHash: bytes("phone_hash").notNull(),
    wish: text("wish").$type<"first" | "renewal" | "undecided">().notNull(),
    noteSealed: sealed("note_sealed"),
    importId: text("import_id"),
    makerId: text("maker_id").notNull(),
    collectedOn: day("collected_on").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    // A phone serves a whole family: the name belongs to the key.
    unique("interest_entries_person").on(
      table.centreId,
      table.academicYear,
      table.phoneHash,
      table.name,
    ),
  ],
);
