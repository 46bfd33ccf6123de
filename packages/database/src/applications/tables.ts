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
import { borrowers } from "../borrowers/tables.ts";
import { bytes, centreId, day, fen, instant, json, sealed } from "../columns/columns.ts";

/** One application a borrower and academic year. */
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
    submittedOn: day("submitted_on").notNull(),
    makerId: text("maker_id").notNull(),
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
    unique("applications_year").on(table.centreId, table.borrowerId, table.academicYear),
    check("applications_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    check("applications_amount", sql`${table.amountFen} > 0`),
  ],
);
