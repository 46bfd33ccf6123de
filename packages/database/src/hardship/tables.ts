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
import { bytes, centreId, day, instant, json, sealed } from "../columns/columns.ts";
import { publicityNotices } from "../publicity/tables.ts";

/**
 * A request for hardship recognition and what became of it. A change during the year is a row of
 * its own that names the one it replaces.
 */
export const hardshipRecognitions = pgTable(
  "hardship_recognitions",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    academicYear: text("academic_year").notNull(),
    kind: text("kind").$type<"yearly" | "raise" | "lower" | "withdraw">().notNull(),
    replacesId: text("replaces_id"),
    name: text("name").notNull(),
    school: text("school").notNull(),
    /** The person may be no borrower yet, so the ID number says who it is. */
    idNumberSealed: sealed("id_number_sealed").notNull(),
    idNumberHash: bytes("id_number_hash").notNull(),
    category: text("category").notNull(),
    /** Codes of the circumstances that count, as JSON: they tell of illness and income. */
    indicatorsSealed: sealed("indicators_sealed").notNull(),
    /** Index 0–100 in hundredths. */
    indexHundredths: integer("index_hundredths").notNull(),
    /** Level that the index gives; null below the lowest. */
    level: text("level"),
    /** Day whose weights and thresholds gave index and level. */
    assessedOn: day("assessed_on").notNull(),
    /** Day on which the student signed the personal commitment. */
    committedOn: day("committed_on").notNull(),
    statementSealed: sealed("statement_sealed"),
    /** Ids of the documents that prove it. */
    evidence: json<string[]>("evidence").notNull(),
    status: text("status").notNull(),
    makerId: text("maker_id").notNull(),
    enteredOn: day("entered_on").notNull(),
    /** The latest notice that it stood in. */
    noticeId: text("notice_id"),
    checkerId: text("checker_id"),
    decidedOn: day("decided_on"),
    validTo: day("valid_to"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.noticeId],
      foreignColumns: [publicityNotices.centreId, publicityNotices.id],
    }),
    foreignKey({
      columns: [table.centreId, table.replacesId],
      foreignColumns: [table.centreId, table.id],
    }),
    index("hardship_recognitions_status").on(table.centreId, table.status, table.id),
    uniqueIndex("hardship_recognitions_current")
      .on(table.centreId, table.academicYear, table.idNumberHash)
      .where(sql`status = 'recognised'`),
    uniqueIndex("hardship_recognitions_open")
      .on(table.centreId, table.academicYear, table.idNumberHash)
      .where(sql`status in ('submitted', 'publicised')`),
    check("hardship_recognitions_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    check(
      "hardship_recognitions_decided",
      sql`${table.status} not in ('recognised', 'declined', 'superseded', 'revoked')
        or ${table.checkerId} is not null`,
    ),
    check("hardship_recognitions_index", sql`${table.indexHundredths} between 0 and 10000`),
  ],
);

/** What happened to a recognition, step by step. */
export const hardshipEvents = pgTable(
  "hardship_events",
  {
    centreId: centreId(),
    recognitionId: text("recognition_id").notNull(),
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
    primaryKey({ columns: [table.centreId, table.recognitionId, table.version] }),
    foreignKey({
      columns: [table.centreId, table.recognitionId],
      foreignColumns: [hardshipRecognitions.centreId, hardshipRecognitions.id],
    }),
  ],
);
