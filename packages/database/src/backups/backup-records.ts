import { desc, eq } from "drizzle-orm";
import type { Database } from "../connection/open-database.ts";
import { newId } from "../columns/new-id.ts";
import { backupRecords } from "./tables.ts";

export type BackupRecord = typeof backupRecords.$inferSelect;
export type NewBackupRecord = Omit<BackupRecord, "id" | "recordedAt">;

/** Writes down that a backup was taken, or tried out; as the database's owner. */
export async function recordBackup(owner: Database, record: NewBackupRecord): Promise<void> {
  await owner.orm.insert(backupRecords).values({ ...record, id: newId("bkr") });
}

/** The last of a kind, whether it passed or not. */
export async function lastBackupRecord(
  owner: Database,
  kind: BackupRecord["kind"],
): Promise<BackupRecord | undefined> {
  const [row] = await owner.orm
    .select()
    .from(backupRecords)
    .where(eq(backupRecords.kind, kind))
    .orderBy(desc(backupRecords.recordedAt))
    .limit(1);
  return row;
}
