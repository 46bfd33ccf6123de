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
import { borrowers } from "../borrowers/tables.ts";
import { centreId, instant, sealed } from "../columns/columns.ts";

/** The number on a borrower's bag 档案袋; given once, so that a shelf and an export agree. */
export const archiveBags = pgTable(
  "archive_bags",
  {
    centreId: centreId(),
    borrowerId: text("borrower_id").notNull(),
    bagNo: integer("bag_no").notNull(),
    openedAt: instant("opened_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.borrowerId] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    unique("archive_bags_number").on(table.centreId, table.bagNo),
  ],
);

/** A ZIP of one bag or of a year's bags: who asked, why, and how far it has come. */
export const archiveExports = pgTable(
  "archive_exports",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    borrowerId: text("borrower_id"),
    academicYear: text("academic_year"),
    /** An officer's own words may name a person. */
    reasonSealed: sealed("reason_sealed").notNull(),
    status: text("status").$type<"running" | "ready">().notNull(),
    /** Bags in all, and those that are packed. */
    total: integer("total").notNull(),
    done: integer("done").notNull().default(0),
    files: integer("files").notNull().default(0),
    bytes: bigint("bytes", { mode: "number" }).notNull().default(0),
    slices: integer("slices").notNull().default(0),
    /** The last bag that is packed whole. */
    afterBagNo: integer("after_bag_no").notNull().default(0),
    /** The last document packed of the bag after it; `""` when none is. */
    afterDocumentId: text("after_document_id").notNull().default(""),
    manifestSha256: text("manifest_sha256"),
    requestedBy: text("requested_by").notNull(),
    requestedAt: instant("requested_at").notNull().defaultNow(),
    finishedAt: instant("finished_at"),
    /** From then on it can't be downloaded. */
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    index("archive_exports_expiry").on(table.centreId, table.expiresAt),
    check(
      "archive_exports_scope",
      sql`(${table.borrowerId} is null) <> (${table.academicYear} is null)`,
    ),
    check(
      "archive_exports_ready",
      sql`(${table.status} = 'ready') = (${table.manifestSha256} is not null)`,
    ),
  ],
);

/** A stretch of the ZIP's bytes: a sealed file of its own, and what lies in it. */
export const archiveExportSlices = pgTable(
  "archive_export_slices",
  {
    centreId: centreId(),
    exportId: text("export_id").notNull(),
    sequence: integer("sequence").notNull(),
    storageKey: text("storage_key").notNull(),
    byteLength: integer("byte_length").notNull(),
    /** Path, place and SHA-256 of each file as JSON; a bare hash could be confirmed by guessing. */
    entriesSealed: sealed("entries_sealed").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.exportId, table.sequence] }),
    foreignKey({
      columns: [table.centreId, table.exportId],
      foreignColumns: [archiveExports.centreId, archiveExports.id],
    }),
  ],
);
