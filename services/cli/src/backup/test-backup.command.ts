import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataDirectory } from "@bursar/config/environment";
import { recordBackup } from "@bursar/database/backups";
import { openFolderStore } from "@bursar/documents/storage";
import type { ExitCode } from "../exit-codes.ts";
import { asOwner } from "../keys/open-owner.ts";
import { withProduct } from "../product/open-product.ts";
import { projectRoot } from "../product/project-root.ts";
import type { Shell } from "../terminal/shell.ts";
import { rowsIn, type BackupManifest } from "./backup-manifest.ts";
import { findKeys, openBackup } from "./open-backup.ts";
import { reportProofs } from "./report-proofs.ts";
import { inNewCluster } from "./restore.command.ts";
import { restoreDatabase } from "./restore-database.ts";
import { showWorkIn } from "./show-work.ts";
import type { ReadBackupOptions } from "./verify-backup.command.ts";

/**
 * Restores a backup into a throw-away PostgreSQL, proves it, throws it away and writes down in the
 * product's database that it was tried. Nothing else of the product is touched.
 */
export async function testBackup(shell: Shell, options: ReadBackupOptions): Promise<ExitCode> {
  const home = dataDirectory(projectRoot);
  const { ring } = findKeys(shell, { keys: options.keys, dataDirectory: home });
  const backup = await openBackup(options.backup, ring);
  const folder = await mkdtemp(join(tmpdir(), "bursar-restore-test-"));
  try {
    const files = openFolderStore(join(folder, "documents"));
    const source = { backup, ring, files, show: showWorkIn(shell), signal: shell.signal };
    const proofs = await inNewCluster(
      join(folder, "postgres"),
      (ownerUrl) => restoreDatabase({ ...source, ownerUrl }),
      "fast",
    );
    const passed = proofs.every((proof) => proof.passed);
    await writeDown(shell, { home, manifest: backup.manifest, folder: options.backup, passed });
    return reportProofs(shell, { manifest: backup.manifest, proofs, json: options.json === true });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Tested {
  readonly home: string;
  readonly manifest: BackupManifest;
  readonly folder: string;
  readonly passed: boolean;
}

/** Where there is a product on this machine; a backup can be tried on one that has none. */
async function writeDown(shell: Shell, tested: Tested): Promise<void> {
  const isHere =
    (shell.environment["DATABASE_URL"] ?? "") !== "" || existsSync(join(tested.home, "postgres"));
  if (!isHere) return;
  const { id: backupId, takenAt } = tested.manifest;
  const rows = BigInt(rowsIn(tested.manifest));
  let bytes = 0n;
  for (const name of await readdir(tested.folder)) {
    bytes += BigInt((await stat(join(tested.folder, name))).size);
  }
  await withProduct(shell, (product) =>
    asOwner(product, (owner) =>
      recordBackup(owner, {
        kind: "restore-tested",
        backupId,
        takenAt,
        rows,
        bytes,
        passed: tested.passed,
      }),
    ),
  );
}
