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
import { centreId, day, instant, sealed } from "../columns/columns.ts";

/** What a notice makes public. */
export type PublicityKind = "pre-application" | "hardship" | "rescue";

/** A list that was made public for some working days, so that people can object. */
export const publicityNotices = pgTable(
  "publicity_notices",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    kind: text("kind").$type<PublicityKind>().notNull(),
    /** Part of the page's address: nobody guesses it, and whoever has it may pass it on. */
    code: text("code").notNull(),
    academicYear: text("academic_year").notNull(),
    title: text("title").notNull(),
    /** Where objections are taken: the office's address, telephone, hours. */
    objectionsTo: text("objections_to").notNull(),
    /** First and last day, both included. */
    fromOn: day("from_on").notNull(),
    toOn: day("to_on").notNull(),
    workingDays: integer("working_days").notNull(),
    madeBy: text("made_by").notNull(),
    madeOn: day("made_on").notNull(),
    /** Day on which it was taken down before its end. */
    takenDownOn: day("taken_down_on"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    unique("publicity_notices_code").on(table.centreId, table.code),
    check("publicity_notices_period", sql`${table.fromOn} <= ${table.toOn}`),
  ],
);

/** A line of a notice as it was published: that alone, and nothing else of the person. */
export const publicityEntries = pgTable(
  "publicity_entries",
  {
    centreId: centreId(),
    noticeId: text("notice_id").notNull(),
    subjectId: text("subject_id").notNull(),
    position: integer("position").notNull(),
    maskedName: text("masked_name").notNull(),
    school: text("school").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.noticeId, table.subjectId] }),
    unique("publicity_entries_position").on(table.centreId, table.noticeId, table.position),
    foreignKey({
      columns: [table.centreId, table.noticeId],
      foreignColumns: [publicityNotices.centreId, publicityNotices.id],
    }),
  ],
);

/** What somebody has against a line of a notice; the decision waits until it is resolved. */
export const publicityObjections = pgTable(
  "publicity_objections",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    noticeId: text("notice_id").notNull(),
    subjectId: text("subject_id").notNull(),
    textSealed: sealed("text_sealed").notNull(),
    /** Who objects and how to answer; null when they did not say. */
    objectorSealed: sealed("objector_sealed"),
    filedOn: day("filed_on").notNull(),
    makerId: text("maker_id").notNull(),
    status: text("status").$type<"open" | "upheld" | "dismissed">().notNull().default("open"),
    resolutionSealed: sealed("resolution_sealed"),
    checkerId: text("checker_id"),
    resolvedOn: day("resolved_on"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.noticeId, table.subjectId],
      foreignColumns: [
        publicityEntries.centreId,
        publicityEntries.noticeId,
        publicityEntries.subjectId,
      ],
    }),
    index("publicity_objections_subject").on(table.centreId, table.subjectId),
    check("publicity_objections_two_people", sql`${table.makerId} <> ${table.checkerId}`),
    check(
      "publicity_objections_resolved",
      sql`(${table.status} = 'open') = (${table.checkerId} is null)`,
    ),
  ],
);
