import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { KeyRing } from "@bursar/config/keys";
import {
  copyOut,
  ledgerFigures,
  listBackedUpCentres,
  listBackedUpTables,
  listSequences,
  openSnapshot,
  tableFigures,
  type BackedUpTable,
  type Snapshot,
  type TableFigures,
} from "@bursar/database/backups";
import { newId } from "@bursar/database/connection";
import { appliedMigrationHashes, schemaText } from "@bursar/database/migrations";
import type { FileStore } from "@bursar/documents/storage";
import manifestOfCli from "../../package.json" with { type: "json" };
import { BackupError } from "./backup-error.ts";
import {
  DOCUMENTS_FILE,
  HEAD_FILE,
  MANIFEST_FILE,
  tableFile,
  type BackupHead,
  type BackupManifest,
  type DocumentsInBackup,
  type TableInBackup,
} from "./backup-manifest.ts";
import { packDocuments } from "./document-pack.ts";
import { flush, writeSealed, type Content, type SealedFolder } from "./sealed-files.ts";

/** Shows one piece of the work while it goes on; `total` is undefined when nobody knows it. */
export type ShowWork = <T>(
  piece: { readonly zh: string; readonly en: string; readonly total: number | undefined },
  work: (step: (done: number) => void) => Promise<T>,
) => Promise<T>;

export interface TakeBackup {
  readonly ownerUrl: string;
  readonly ring: KeyRing;
  /** The folder of all backups; this one becomes a folder in it. */
  readonly into: string;
  /** Where documents lie; absent when that is a bucket. */
  readonly files: FileStore | undefined;
  readonly show: ShowWork;
  readonly signal: AbortSignal;
}

export interface TakenBackup {
  readonly path: string;
  readonly manifest: BackupManifest;
  /** On the disk. */
  readonly bytes: number;
}

/**
 * Backs up the whole installation as it is at one moment, while it goes on working. The folder
 * has its name only when all of it is on the disk: what was interrupted is never taken for whole.
 *
 * @throws BackupError `backup.no-space`, `backup.fenced`
 */
export async function takeBackup(command: TakeBackup): Promise<TakenBackup> {
  const snapshot = await openSnapshot(command.ownerUrl);
  const name = `bursar-${snapshot.takenAt.replaceAll(/[-:]|\.\d+/g, "")}`;
  const draft = join(command.into, `${name}.${randomBytes(3).toString("hex")}.part`);
  try {
    await mkdir(draft, { recursive: true, mode: 0o700 });
    const manifest = await fill({ folder: draft, key: randomBytes(32) }, snapshot, command);
    await flush(draft);
    const path = join(command.into, name);
    await rename(draft, path);
    await flush(command.into);
    return { path, manifest, bytes: await sizeOf(path) };
  } catch (error) {
    throw explained(error);
  } finally {
    await rm(draft, { recursive: true, force: true });
    await snapshot.close();
  }
}

async function fill(
  folder: SealedFolder,
  snapshot: Snapshot,
  command: TakeBackup,
): Promise<BackupManifest> {
  const { ownerUrl, ring } = command;
  const { takenAt, serverVersion } = snapshot;
  const id = newId("bkp");
  const centres = await snapshot.once(listBackedUpCentres);
  const tables = await copyTables(folder, snapshot, command);
  const documents = await keepDocuments(folder, centres, command);
  const manifest: BackupManifest = {
    id,
    takenAt,
    release: manifestOfCli.version,
    serverVersion,
    schemaHash: sha256(await schemaText(ownerUrl)),
    migrations: await appliedMigrationHashes(ownerUrl),
    centres,
    tables,
    sequences: await snapshot.once(listSequences),
    ledger: await snapshot.once(ledgerFigures),
    documents,
    notIncluded: [
      "key-ring",
      "secrets",
      "queues",
      ...(documents.kind === "bucket" ? ["documents"] : []),
    ],
  };
  const text = Buffer.from(JSON.stringify(manifest));
  await writeSealed(folder, { file: MANIFEST_FILE }, inOnePiece(text));
  const { masterKeyId, wrapped } = ring.wrap(`backup/${id}`, folder.key);
  const wrappedKey = wrapped.toString("base64");
  const head: BackupHead = {
    kind: "bursar-backup",
    format: 1,
    id,
    takenAt,
    masterKeyId,
    wrappedKey,
  };
  const file = join(folder.folder, HEAD_FILE);
  await writeFile(file, `${JSON.stringify(head, null, 2)}\n`, { mode: 0o600 });
  await flush(file);
  return manifest;
}

export function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

async function* inOnePiece(content: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(content);
}

async function copyTables(
  folder: SealedFolder,
  snapshot: Snapshot,
  { show, signal }: TakeBackup,
): Promise<TableInBackup[]> {
  const tables = await snapshot.once(listBackedUpTables);
  const figures = await measure(tables, snapshot, { show, signal });
  const total = [...figures.values()].reduce((sum, { rows }) => sum + rows, 0);
  const copied: TableInBackup[] = [];
  let done = 0;
  await show({ zh: "备份（行）", en: "backing up (rows)", total }, (step) =>
    snapshot.each(tables, async (connection, table) => {
      const expected = figures.get(table.name) ?? { rows: -1, fingerprint: "" };
      const file = tableFile(table.name);
      let before = 0;
      const source = await copyOut(connection, table);
      const count = ({ lines }: Content): void => {
        signal.throwIfAborted();
        step((done += lines - before));
        before = lines;
      };
      const content = await writeSealed(folder, { file, step: count }, source);
      if (content.lines !== expected.rows) {
        throw new Error(`${table.name}: ${content.lines} rows copied of ${expected.rows}`);
      }
      const { bytes, sha256: hash } = content;
      copied.push({
        name: table.name,
        columns: [...table.columns],
        ...expected,
        file,
        bytes,
        sha256: hash,
      });
    }),
  );
  return copied.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

async function measure(
  tables: readonly BackedUpTable[],
  snapshot: Snapshot,
  { show, signal }: Pick<TakeBackup, "show" | "signal">,
): Promise<Map<string, TableFigures>> {
  const figures = new Map<string, TableFigures>();
  const total = tables.length;
  await show({ zh: "清点（表）", en: "counting (tables)", total }, (step) =>
    snapshot.each(tables, async (connection, table) => {
      signal.throwIfAborted();
      figures.set(table.name, await tableFigures(connection, table));
      step(figures.size);
    }),
  );
  return figures;
}

/** After the rows: a file is there before its row, and outlives it by a day. */
async function keepDocuments(
  folder: SealedFolder,
  centres: readonly { readonly id: string }[],
  { files: store, show, signal }: TakeBackup,
): Promise<DocumentsInBackup> {
  if (store === undefined) return { kind: "bucket" };
  let files = 0;
  const ids = centres.map(({ id }) => id);
  const content = await show({ zh: "材料（份）", en: "documents", total: undefined }, (step) => {
    const pack = packDocuments(store, ids, (done) => {
      signal.throwIfAborted();
      step((files = done));
    });
    return writeSealed(folder, { file: DOCUMENTS_FILE }, pack);
  });
  const { bytes, sha256: hash } = content;
  return { kind: "included", file: DOCUMENTS_FILE, bytes, sha256: hash, files };
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name))).size;
  return bytes;
}

function explained(error: unknown): unknown {
  const code = String(Reflect.get(Object(error), "code"));
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new BackupError("backup.no-space", {
      zh: "存放备份的磁盘满了，没有留下任何东西。腾出空间或换一个文件夹再试。",
      en: "The disk for backups is full; nothing was left on it. Free space or use another folder.",
    });
  }
  if (code === "42501") {
    return new BackupError("backup.fenced", {
      zh: "数据库属主受行级安全约束，读不到所有中心的数据。以数据库管理员执行 ALTER ROLE <属主> BYPASSRLS 再试。",
      en: "The database's owner is fenced in by row-level security and can't read all centres. As the administrator: ALTER ROLE <owner> BYPASSRLS.",
    });
  }
  return error;
}
