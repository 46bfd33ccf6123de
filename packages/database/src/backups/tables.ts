import { bigint, boolean, pgTable, text } from "drizzle-orm/pg-core";
import { instant } from "../columns/columns.ts";

/**
 * Backups that were taken and tried out, of all centres together. A directory that only the
 * database's owner reads and writes.
 */
export const backupRecords = pgTable("backup_records", {
  id: text("id").primaryKey(),
  kind: text("kind").$type<"taken" | "restore-tested">().notNull(),
  backupId: text("backup_id").notNull(),
  /** When the backup's snapshot was taken. */
  takenAt: instant("taken_at").notNull(),
  recordedAt: instant("recorded_at").notNull().defaultNow(),
  rows: bigint("rows", { mode: "bigint" }).notNull(),
  bytes: bigint("bytes", { mode: "bigint" }).notNull(),
  passed: boolean("passed").notNull(),
});
