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
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type {
  DocumentKind,
  DocumentQuality,
  DocumentSource,
  DocumentSubjectKind,
  RetentionLabel,
  Rotation,
} from "@bursar/domain/document";
import { borrowers } from "../borrowers/tables.ts";
import { bytes, centreId, instant, sealed } from "../columns/columns.ts";

/**
 * What was handed in: one row a file and subject; the sealed content lies in the file store. A
 * document taken over from last year is a row of its own with the same storage key.
 */
export const documents = pgTable(
  "documents",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    subjectKind: text("subject_kind").$type<DocumentSubjectKind>().notNull(),
    subjectId: text("subject_id").notNull(),
    /** Null while a draft or a pre-application has no borrower yet. */
    borrowerId: text("borrower_id"),
    kind: text("kind").$type<DocumentKind>().notNull(),
    fileNameSealed: sealed("file_name_sealed").notNull(),
    /** Told from the content, never taken from the sender. */
    mediaType: text("media_type").notNull(),
    /** Length in clear of what is stored. */
    byteLength: integer("byte_length").notNull(),
    /**
     * Keyed hash of the bytes that came in: a bare one of a scanned form could be confirmed by
     * who guesses its content. That the stored bytes are whole is shown by their seal.
     */
    contentHash: bytes("content_hash").notNull(),
    /** Null when the file does not tell. */
    pages: integer("pages"),
    rotation: integer("rotation").$type<Rotation>().notNull().default(0),
    /** A PDF with scripts, forms that act or attachments. */
    activeContent: boolean("active_content").notNull().default(false),
    source: text("source").$type<DocumentSource>().notNull(),
    quality: text("quality").$type<DocumentQuality>().notNull().default("unchecked"),
    assessedBy: text("assessed_by"),
    assessedAt: instant("assessed_at"),
    retentionLabel: text("retention_label").$type<RetentionLabel>().notNull(),
    storageKey: text("storage_key").notNull(),
    supersedesId: text("supersedes_id"),
    copiedFromId: text("copied_from_id"),
    uploadedBy: text("uploaded_by").notNull(),
    uploadedAt: instant("uploaded_at").notNull().defaultNow(),
    removedAt: instant("removed_at"),
    removedBy: text("removed_by"),
    removedReasonSealed: sealed("removed_reason_sealed"),
    /** When the stored content was destroyed; the row stays to say so. */
    erasedAt: instant("erased_at"),
    version: integer("version").notNull().default(1),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    foreignKey({
      columns: [table.centreId, table.borrowerId],
      foreignColumns: [borrowers.centreId, borrowers.id],
    }),
    uniqueIndex("documents_content")
      .on(table.centreId, table.subjectKind, table.subjectId, table.contentHash)
      .where(sql`${table.removedAt} is null`),
    index("documents_subject").on(table.centreId, table.subjectId, table.id),
    index("documents_borrower").on(table.centreId, table.borrowerId, table.id),
    index("documents_storage").on(table.centreId, table.storageKey),
    check("documents_rotation", sql`${table.rotation} in (0, 90, 180, 270)`),
    check(
      "documents_removed",
      sql`(${table.removedAt} is null) = (${table.removedReasonSealed} is null)`,
    ),
  ],
);

/**
 * A one-time link by which a family adds photos to one subject from its own phone. Its token is a
 * keyed hash of its id, so that nothing stored here opens it.
 */
export const documentUploadLinks = pgTable(
  "document_upload_links",
  {
    centreId: centreId(),
    id: text("id").notNull(),
    subjectKind: text("subject_kind").$type<DocumentSubjectKind>().notNull(),
    subjectId: text("subject_id").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    expiresAt: instant("expires_at").notNull(),
    /** Attempts, counted before a file is read, so that a refused one counts as well. */
    uploadsUsed: integer("uploads_used").notNull().default(0),
    uploadsMax: integer("uploads_max").notNull(),
    bytesUsed: integer("bytes_used").notNull().default(0),
    bytesMax: integer("bytes_max").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.id] }),
    check("document_upload_links_uses", sql`${table.uploadsUsed} <= ${table.uploadsMax}`),
    check("document_upload_links_bytes", sql`${table.bytesUsed} <= ${table.bytesMax}`),
  ],
);

/** Each sheet that was printed: the second one of a kind says why. */
export const documentPrints = pgTable(
  "document_prints",
  {
    centreId: centreId(),
    /** What the sheet is about. */
    subjectId: text("subject_id").notNull(),
    sheet: text("sheet").notNull(),
    printNo: integer("print_no").notNull(),
    reasonSealed: sealed("reason_sealed"),
    printedBy: text("printed_by").notNull(),
    printedAt: instant("printed_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ columns: [table.centreId, table.subjectId, table.sheet, table.printNo] }),
    check("document_prints_reason", sql`(${table.printNo} = 1) = (${table.reasonSealed} is null)`),
  ],
);
