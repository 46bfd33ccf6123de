import { z } from "zod";

/** What stands in clear: enough to find the master key and to say what this is. */
export const BackupHead = z.object({
  kind: z.literal("bursar-backup"),
  format: z.literal(1),
  id: z.string(),
  /** When the snapshot was taken, UTC. */
  takenAt: z.string(),
  masterKeyId: z.string(),
  /** The backup's own key, wrapped by that master key; base64. */
  wrappedKey: z.string(),
});
export type BackupHead = z.infer<typeof BackupHead>;

const Count = z.int().nonnegative();

/** One sealed file: its content in clear is what the figures are of. */
const SealedFile = z.object({
  file: z.string(),
  bytes: Count,
  sha256: z.string(),
});

const TableInBackup = SealedFile.extend({
  name: z.string(),
  columns: z.array(z.string()),
  rows: Count,
  fingerprint: z.string(),
});
export type TableInBackup = z.infer<typeof TableInBackup>;

const DocumentsInBackup = z.discriminatedUnion("kind", [
  SealedFile.extend({ kind: z.literal("included"), files: Count }),
  /** They lie in a bucket, which has its own copies. */
  z.object({ kind: z.literal("bucket") }),
]);
export type DocumentsInBackup = z.infer<typeof DocumentsInBackup>;

/** What a backup holds and what a restored database must come to; sealed like the tables. */
export const BackupManifest = z.object({
  id: z.string(),
  takenAt: z.string(),
  release: z.string(),
  /** As `server_version_num`. */
  serverVersion: z.int(),
  /** SHA-256 of the schema as `schema.sql` writes it. */
  schemaHash: z.string(),
  /** Hashes of the migrations that made the schema. */
  migrations: z.array(z.string()),
  centres: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      demo: z.boolean(),
      businessOn: z.string().nullable(),
    }),
  ),
  tables: z.array(TableInBackup),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string().nullable() })),
  ledger: z.array(
    z.object({
      centreId: z.string(),
      account: z.string(),
      debitFen: z.string(),
      creditFen: z.string(),
    }),
  ),
  documents: DocumentsInBackup,
  /** What has to be kept apart from this backup. */
  notIncluded: z.array(z.string()),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

export const HEAD_FILE = "backup.json";
export const MANIFEST_FILE = "manifest.sealed";
export const DOCUMENTS_FILE = "documents.sealed";

export function tableFile(name: string): string {
  return `${name}.sealed`;
}

export function rowsIn(manifest: BackupManifest): number {
  return manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
}
