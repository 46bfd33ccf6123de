import { resolve } from "node:path";
import { readFileStoreSettings } from "@bursar/config/environment";
import { recordAudit } from "@bursar/database/audit";
import { recordBackup } from "@bursar/database/backups";
import { withTransaction } from "@bursar/database/connection";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { withFiles } from "../documents/with-files.ts";
import { asOwner } from "../keys/open-owner.ts";
import { enterCentres } from "../product/enter-centres.ts";
import { withProduct, type Product } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { rowsIn } from "./backup-manifest.ts";
import { megabytes } from "./megabytes.ts";
import { showWorkIn } from "./show-work.ts";
import { takeBackup, type TakenBackup } from "./take-backup.ts";

export interface BackupOptions extends SharedOptions {
  /** The folder of all backups. */
  readonly into: string;
}

/** Backs the whole installation up, all centres, while it goes on working. */
export async function backUp(shell: Shell, options: BackupOptions): Promise<ExitCode> {
  return withProduct(shell, async (product) => {
    const startedMs = performance.now();
    const taken = await take(shell, product, resolve(options.into));
    await writeDown(product, taken);
    const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
    report(shell, { taken, seconds, json: options.json === true });
    return exitCodes.ok;
  });
}

function take(shell: Shell, product: Product, into: string): Promise<TakenBackup> {
  const { dataDirectory, ownerUrl, secrets } = product;
  const isFolder = readFileStoreSettings(dataDirectory).kind === "folder";
  return withFiles(dataDirectory, (store) =>
    takeBackup({
      ownerUrl,
      ring: secrets.fieldKeys,
      into,
      files: isFolder ? store : undefined,
      show: showWorkIn(shell),
      signal: shell.signal,
    }),
  );
}

/** Every centre's trail says that its data were copied; the doctor reads how old the last one is. */
async function writeDown(product: Product, { manifest, bytes }: TakenBackup): Promise<void> {
  const { id: backupId, takenAt } = manifest;
  const rows = rowsIn(manifest);
  const contexts = await enterCentres(product, undefined);
  for (const context of contexts) {
    await withTransaction(product.batch, context, (tx) =>
      recordAudit(tx, { action: "backup.taken", subjectId: backupId, after: { takenAt, rows } }),
    );
  }
  await asOwner(product, (owner) =>
    recordBackup(owner, {
      kind: "taken",
      backupId,
      takenAt,
      rows: BigInt(rows),
      bytes: BigInt(bytes),
      passed: true,
    }),
  );
}

interface Report {
  readonly taken: TakenBackup;
  readonly seconds: number;
  readonly json: boolean;
}

function report(shell: Shell, { taken, seconds, json }: Report): void {
  const { path, manifest, bytes } = taken;
  const { id, takenAt, documents, tables, centres, notIncluded } = manifest;
  const rows = rowsIn(manifest);
  const files = documents.kind === "included" ? documents.files : null;
  if (json) {
    const counts = { centres: centres.length, tables: tables.length, rows, documents: files };
    shell.printJson({ id, path, takenAt, ...counts, bytes, seconds, notIncluded });
  } else shell.print(path);
  shell.say({
    zh: `✓ 备份 ${id}：${tables.length} 张表 ${rows} 行，${files ?? 0} 份材料，${megabytes(bytes)}，${seconds} 秒`,
    en: `✓ Backup ${id}: ${rows} rows of ${tables.length} tables, ${files ?? 0} documents, ${megabytes(bytes)}, ${seconds} s`,
  });
  shell.say({
    zh: "· 备份里没有密钥环（field-keys.json 或 BURSAR_FIELD_KEYS），没有它谁也打不开备份：另外保存，不要放在一起",
    en: "· The key ring (field-keys.json or BURSAR_FIELD_KEYS) is not in it, and nobody opens the backup without: keep it, and keep it apart",
  });
  if (documents.kind === "included") return;
  shell.say({
    zh: "· 材料在存储桶里，不在备份里：为存储桶启用版本控制或另行复制",
    en: "· Documents are in the bucket and not in the backup: have the bucket keep versions or copies",
  });
}
