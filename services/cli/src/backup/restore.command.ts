import { existsSync, readdirSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { dataDirectory } from "@bursar/config/environment";
import { createDatabase } from "@bursar/database/migrations";
import { openFolderStore } from "@bursar/documents/storage";
import { openCluster } from "@bursar/local-postgres/cluster";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { projectRoot } from "../product/project-root.ts";
import type { Shell } from "../terminal/shell.ts";
import { BackupError } from "./backup-error.ts";
import { findKeys, openBackup } from "./open-backup.ts";
import type { Proof } from "./prove-restore.ts";
import { reportProofs } from "./report-proofs.ts";
import { restoreDatabase, type RestoreBackup } from "./restore-database.ts";
import { showWorkIn } from "./show-work.ts";
import type { ReadBackupOptions } from "./verify-backup.command.ts";

export interface RestoreOptions extends ReadBackupOptions {
  /** URL of an empty database, as its owner. */
  readonly into?: string;
  /** A new data folder for the built-in PostgreSQL. */
  readonly dataDir?: string;
  /** With `into`: the folder that documents are put into. */
  readonly documents?: string;
}

type Source = Pick<RestoreBackup, "backup" | "ring" | "show" | "signal">;

/** Restores a backup into an empty place and proves it; exit code 6 when the proof fails. */
export async function restore(shell: Shell, options: RestoreOptions): Promise<ExitCode> {
  const { into, dataDir } = options;
  if ((into === undefined) === (dataDir === undefined)) {
    throw new CliError("restore.no-target", exitCodes.usage, {
      zh: "写明恢复到哪里：--into <数据库地址>，或 --data-dir <新文件夹>，二者选一。",
      en: "Say where to: --into <DATABASE URL> or --data-dir <NEW FOLDER>, one of the two.",
    });
  }
  const keys = findKeys(shell, {
    keys: options.keys,
    dataDirectory: dataDirectory(projectRoot),
  });
  const backup = await openBackup(options.backup, keys.ring);
  const source = { backup, ring: keys.ring, show: showWorkIn(shell), signal: shell.signal };
  const proofs =
    dataDir === undefined
      ? await intoDatabase(shell, source, { url: into ?? "", documents: options.documents })
      : await intoFolder(source, { folder: resolve(dataDir), ringText: keys.text });
  return reportProofs(shell, { manifest: backup.manifest, proofs, json: options.json === true });
}

async function intoDatabase(
  shell: Shell,
  source: Source,
  { url, documents }: { readonly url: string; readonly documents: string | undefined },
): Promise<readonly Proof[]> {
  const files = documents === undefined ? undefined : openFolderStore(resolve(documents));
  if (files === undefined && source.backup.manifest.documents.kind === "included") {
    shell.say({
      zh: "· 材料文件没有放回：要放回，用 --documents 写明文件夹",
      en: "· Documents are not put back; name a folder with --documents to have them",
    });
  }
  return restoreDatabase({ ...source, ownerUrl: url, files });
}

interface NewFolder {
  readonly folder: string;
  /** The ring, where it was read from a file that this program may copy. */
  readonly ringText: string | undefined;
}

/** A data folder that `BURSAR_DATA_DIR` may name afterwards. What fails leaves nothing in it. */
async function intoFolder(
  source: Source,
  { folder, ringText }: NewFolder,
): Promise<readonly Proof[]> {
  const held = existsSync(folder) ? readdirSync(folder) : [];
  if (held.some((name) => name !== "field-keys.json")) {
    throw new BackupError(
      "restore.not-empty",
      {
        zh: `文件夹 ${folder} 不是空的，什么也没有改动。换一个新文件夹。`,
        en: `The folder ${folder} is not empty; nothing was touched. Name a new one.`,
      },
      exitCodes.conflict,
    );
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const [postgres, documents] = [join(folder, "postgres"), join(folder, "documents")];
  try {
    const files = openFolderStore(documents);
    const proofs = await inNewCluster(postgres, (ownerUrl) =>
      restoreDatabase({ ...source, ownerUrl, files }),
    );
    const ring = join(folder, "field-keys.json");
    if (ringText !== undefined && !existsSync(ring)) {
      await writeFile(ring, ringText, { mode: 0o600, flag: "wx" });
    }
    return proofs;
  } catch (error) {
    await rm(postgres, { recursive: true, force: true });
    await rm(documents, { recursive: true, force: true });
    throw error;
  }
}

/** An empty database on a built-in PostgreSQL of its own, stopped when `work` is over. */
export async function inNewCluster<T>(
  folder: string,
  work: (ownerUrl: string) => Promise<T>,
  durability: "safe" | "fast" = "safe",
): Promise<T> {
  const cluster = await openCluster({ dataDirectory: folder, durability });
  try {
    await createDatabase(cluster.url(), "bursar");
    return await work(cluster.url("bursar"));
  } finally {
    await cluster.close();
  }
}
