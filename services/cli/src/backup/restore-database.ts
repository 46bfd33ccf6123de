import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import { recordAudit } from "@bursar/database/audit";
import { beginRestore, copyIn, endRestore, readTargetState } from "@bursar/database/backups";
import { openDatabase, withTransaction } from "@bursar/database/connection";
import {
  migrateDatabase,
  migrateThrough,
  shippedMigrationHashes,
} from "@bursar/database/migrations";
import type { FileStore } from "@bursar/documents/storage";
import { exitCodes } from "../exit-codes.ts";
import { osUser } from "../product/enter-centre.ts";
import { BackupError } from "./backup-error.ts";
import { rowsIn, type BackupManifest } from "./backup-manifest.ts";
import { unpackDocuments } from "./document-pack.ts";
import type { OpenedBackup } from "./open-backup.ts";
import { proveCopy, proveRelease, type Proof } from "./prove-restore.ts";
import { countLines, readSealed } from "./sealed-files.ts";
import type { ShowWork } from "./take-backup.ts";

export interface RestoreBackup {
  readonly backup: OpenedBackup;
  /** An empty database, as the one who may make tables and roles. */
  readonly ownerUrl: string;
  readonly ring: Parameters<typeof proveRelease>[0]["ring"];
  /** Where documents are put; absent when they are to be put nowhere. */
  readonly files: FileStore | undefined;
  readonly show: ShowWork;
  readonly signal: AbortSignal;
}

/**
 * Makes the tables as they were, fills them in one transaction, proves that every row is back,
 * then brings the schema to this version and proves that it works.
 *
 * @throws BackupError `restore.other-release`, `restore.not-empty`, `restore.older-server`
 */
export async function restoreDatabase(command: RestoreBackup): Promise<readonly Proof[]> {
  const { backup, ownerUrl, show } = command;
  const { manifest } = backup;
  refuseOtherRelease(manifest);
  await refuseTarget(ownerUrl, manifest);
  await beginRestore(ownerUrl);
  await migrateThrough(ownerUrl, manifest.migrations.length);
  await fillTables(command);
  const copied = await proveCopy({ ownerUrl, manifest, show });
  const documents = await putDocuments(command);
  await migrateDatabase(ownerUrl);
  const working = await proveRelease({ ...command, manifest });
  const proofs = [...copied, ...documents, ...working];
  // What doesn't prove true stays marked, and the next restore clears it away.
  if (proofs.every(({ passed }) => passed)) {
    await writeDown(command);
    await endRestore(ownerUrl);
  }
  return proofs;
}

/** Every centre's trail says from when its data are, and that they were restored. */
async function writeDown({ ownerUrl, ring: keys, backup }: RestoreBackup): Promise<void> {
  const { id: subjectId, takenAt, centres } = backup.manifest;
  const owner = openDatabase({ url: ownerUrl, keys, maxConnections: 1, name: "bursar-restore" });
  const actor = { id: `cli:${osUser()}`, kind: "cli" };
  try {
    for (const { id: centreId } of centres) {
      await withTransaction(owner, { actor, centreId, requestId: randomUUID() }, (tx) =>
        recordAudit(tx, { action: "backup.restored", subjectId, after: { takenAt } }),
      );
    }
  } finally {
    await owner.close();
  }
}

/** The schema is made by this version's own migrations, so they must be the backup's and more. */
export function refuseOtherRelease(manifest: BackupManifest): void {
  const shipped = shippedMigrationHashes();
  const isOurs = manifest.migrations.every((hash, index) => shipped[index] === hash);
  if (isOurs) return;
  throw new BackupError("restore.other-release", {
    zh: `备份由 ${manifest.release} 版建立（数据库结构 ${manifest.migrations.length} 步），不是本版本或更早的版本。用那个版本恢复，再升级。`,
    en: `The backup was made by version ${manifest.release} (${manifest.migrations.length} schema steps), which is neither this one nor an earlier one. Restore it with that version and upgrade then.`,
  });
}

async function refuseTarget(ownerUrl: string, manifest: BackupManifest): Promise<void> {
  const target = await readTargetState(ownerUrl).catch((error: unknown) => {
    if (Reflect.get(Object(error), "code") !== "3D000") throw error;
    throw new BackupError(
      "restore.no-database",
      {
        zh: "目标数据库不存在。先建一个空的（createdb 名称）再试。",
        en: "The target database does not exist. Make an empty one (createdb NAME) and try again.",
      },
      exitCodes.usage,
    );
  });
  if (target.relations > 0 && !target.unfinished) {
    throw new BackupError(
      "restore.not-empty",
      {
        zh: `目标数据库里已有 ${target.relations} 个表或序列，什么也没有改动。恢复只进空数据库：另建一个。`,
        en: `The target database holds ${target.relations} tables or sequences; nothing was touched. A backup is restored into an empty database only: make another.`,
      },
      exitCodes.conflict,
    );
  }
  const [from, to] = [majorOf(manifest.serverVersion), majorOf(target.serverVersion)];
  if (to >= from) return;
  throw new BackupError("restore.older-server", {
    zh: `备份来自 PostgreSQL ${from}，目标是 ${to}。恢复到 ${from} 或更高版本。`,
    en: `The backup is of PostgreSQL ${from}, the target is ${to}. Restore it into ${from} or newer.`,
  });
}

function majorOf(serverVersion: number): number {
  return Math.floor(serverVersion / 10_000);
}

async function fillTables({ backup, ownerUrl, show, signal }: RestoreBackup): Promise<void> {
  const { manifest } = backup;
  const total = rowsIn(manifest);
  const { sequences } = manifest;
  await show({ zh: "恢复（行）", en: "restoring (rows)", total }, async (step) => {
    let done = 0;
    const files = new Map(manifest.tables.map((table) => [table.name, table]));
    await copyIn(ownerUrl, {
      tables: manifest.tables.filter(({ rows }) => rows > 0),
      emptied: manifest.tables.filter(({ rows }) => rows === 0),
      sequences,
      open({ name }) {
        const table = files.get(name);
        if (table === undefined) throw new Error(`no file of ${name}`);
        const rows = countLines(readSealed(backup, table.file), (lines) => {
          signal.throwIfAborted();
          step((done += lines));
        });
        return Promise.resolve(Readable.from(rows));
      },
    });
  });
}

async function putDocuments(command: RestoreBackup): Promise<Proof[]> {
  const { backup, files, show } = command;
  const { documents } = backup.manifest;
  if (documents.kind === "bucket" || files === undefined) return [];
  const total = documents.files;
  const put = await show({ zh: "材料（份）", en: "documents", total }, (step) =>
    unpackDocuments(files, readSealed(backup, documents.file), step),
  );
  return [
    {
      id: "documents",
      passed: put === total,
      zh: `${put} 份材料文件放回，应有 ${total} 份`,
      en: `${put} of ${total} stored files are back`,
    },
  ];
}
