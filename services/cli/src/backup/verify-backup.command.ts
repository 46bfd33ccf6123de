import { dataDirectory } from "@bursar/config/environment";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { projectRoot } from "../product/project-root.ts";
import type { SharedOptions } from "../program.ts";
import type { Shell } from "../terminal/shell.ts";
import { rowsIn } from "./backup-manifest.ts";
import { findKeys, openBackup } from "./open-backup.ts";
import { showWorkIn } from "./show-work.ts";
import { bytesIn, verifyFiles } from "./verify-files.ts";

export interface ReadBackupOptions extends SharedOptions {
  readonly backup: string;
  /** The file of the key ring of the backup's time. */
  readonly keys?: string;
}

/** Opens every file of a backup and compares it with the manifest; exit code 6 for a fault. */
export async function verifyBackup(shell: Shell, options: ReadBackupOptions): Promise<ExitCode> {
  const { ring } = findKeys(shell, {
    keys: options.keys,
    dataDirectory: dataDirectory(projectRoot),
  });
  const backup = await openBackup(options.backup, ring);
  const { manifest } = backup;
  const total = bytesIn(manifest);
  const faults = await showWorkIn(shell)(
    { zh: "核验（字节）", en: "verifying (bytes)", total },
    (step) => verifyFiles(backup, step, shell.signal),
  );
  const { damaged, missing, added } = faults;
  const isWhole = damaged.length + missing.length + added.length === 0;
  const { id, takenAt, release, serverVersion, centres, ledger } = manifest;
  const rows = rowsIn(manifest);
  if (options.json === true) {
    const head = { id, takenAt, release, serverVersion, centres, ledger };
    shell.printJson({ ok: isWhole, ...head, rows, ...faults });
  } else {
    const words = {
      damaged: shell.pick({ zh: "损坏", en: "damaged" }),
      missing: shell.pick({ zh: "缺少", en: "missing" }),
      added: shell.pick({ zh: "多出", en: "added" }),
    };
    for (const file of damaged) shell.print(`${words.damaged}\t${file}`);
    for (const file of missing) shell.print(`${words.missing}\t${file}`);
    for (const file of added) shell.print(`${words.added}\t${file}`);
    const verdict = isWhole
      ? { zh: "完整", en: "whole" }
      : { zh: "不可用：换另一份备份", en: "of no use: take another backup" };
    shell.print(
      shell.pick({
        zh: `${id} ${takenAt}：${centres.length} 个中心，${rows} 行，${verdict.zh}`,
        en: `${id} ${takenAt}: ${centres.length} centres, ${rows} rows, ${verdict.en}`,
      }),
    );
  }
  return isWhole ? exitCodes.ok : exitCodes.checkFailed;
}
