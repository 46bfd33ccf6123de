import { readdir } from "node:fs/promises";
import { HEAD_FILE, MANIFEST_FILE, type BackupManifest } from "./backup-manifest.ts";
import { BackupError } from "./backup-error.ts";
import type { OpenedBackup } from "./open-backup.ts";
import { measureSealed } from "./sealed-files.ts";

/** What is wrong with the files of a backup. */
export interface FileFaults {
  /** Cut off, changed, or not what the manifest says. */
  readonly damaged: readonly string[];
  readonly missing: readonly string[];
  /** Files that are not the backup's. */
  readonly added: readonly string[];
}

export function bytesIn({ tables, documents }: BackupManifest): number {
  const own = tables.reduce((sum, { bytes }) => sum + bytes, 0);
  return own + (documents.kind === "included" ? documents.bytes : 0);
}

/** Opens every file to its end and compares it with the manifest; no database is needed. */
export async function verifyFiles(
  backup: OpenedBackup,
  step: (bytes: number) => void,
  signal: AbortSignal,
): Promise<FileFaults> {
  const { manifest, folder } = backup;
  const { tables, documents } = manifest;
  const expected = [
    ...tables,
    ...(documents.kind === "included" ? [{ ...documents, rows: undefined }] : []),
  ];
  const present = new Set(await readdir(folder));
  const damaged: string[] = [];
  let done = 0;
  for (const { file, sha256, bytes, rows } of expected) {
    if (!present.has(file)) continue;
    const before = done;
    try {
      const content = await measureSealed(backup, file, (so) => {
        signal.throwIfAborted();
        step(before + so.bytes);
      });
      const isSame = content.sha256 === sha256 && (rows ?? content.lines) === content.lines;
      if (!isSame) damaged.push(file);
    } catch (error) {
      if (!(error instanceof BackupError)) throw error;
      damaged.push(file);
    }
    step((done = before + bytes));
  }
  const names = expected.map(({ file }) => file);
  const known = new Set([...names, HEAD_FILE, MANIFEST_FILE]);
  return {
    damaged,
    missing: names.filter((file) => !present.has(file)),
    added: [...present].filter((file) => !known.has(file)),
  };
}
