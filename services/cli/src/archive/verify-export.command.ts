import { verifyArchive, type ArchiveCheck } from "@bursar/documents/archive";
import { CliError } from "../cli-error.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import type { SharedOptions } from "../program.ts";
import { openProgress } from "../progress/index.ts";
import type { Shell } from "../terminal/shell.ts";

export interface VerifyExportOptions extends SharedOptions {
  readonly file: string;
  /** SHA-256 of the manifest, hex, as the audit trail has it. */
  readonly manifest?: string;
}

/**
 * Compares an exported ZIP with its manifest; exit code 6 when they differ.
 *
 * @throws CliError `archive.no-file`; Refusal `archive.not-an-export`.
 */
export async function verifyExport(shell: Shell, options: VerifyExportOptions): Promise<ExitCode> {
  const check = await verify(shell, options.file);
  const isOurs = options.manifest === undefined || options.manifest === check.manifestSha256;
  const { changed, missing, added, manifest, manifestSha256 } = check;
  const isWhole = isOurs && changed.length + missing.length + added.length === 0;
  if (options.json === true) {
    const { files: _files, ...head } = manifest;
    shell.printJson({ ok: isWhole, manifestSha256, manifest: head, changed, missing, added });
  } else {
    for (const line of linesOf(shell, check)) shell.print(line);
    if (!isOurs) {
      shell.print(
        shell.pick({
          zh: "清单与审计记录不符：清单本身被换过。",
          en: "The manifest is not the one in the audit trail: it was replaced.",
        }),
      );
    }
  }
  return isWhole ? exitCodes.ok : exitCodes.checkFailed;
}

async function verify(shell: Shell, file: string): Promise<ArchiveCheck> {
  const stream = { isTTY: shell.isWatched, write: shell.write };
  const label = shell.pick({ zh: "核验", en: "verifying" });
  const left = shell.pick({ zh: "余", en: "left" });
  const progress = openProgress({ label, left, stream });
  try {
    return await verifyArchive(file, progress.step);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    throw new CliError("archive.no-file", exitCodes.usage, {
      zh: `没有文件 ${file}。核对路径。`,
      en: `There is no file ${file}. Check the path.`,
    });
  } finally {
    progress.end();
  }
}

function linesOf(shell: Shell, check: ArchiveCheck): string[] {
  const { manifest, manifestSha256, changed, missing, added } = check;
  const words = {
    changed: shell.pick({ zh: "被改动", en: "changed" }),
    missing: shell.pick({ zh: "缺少", en: "missing" }),
    added: shell.pick({ zh: "多出", en: "added" }),
  };
  const bad = changed.length + missing.length + added.length;
  const summary = shell.pick({
    zh: `${manifest.centre.name} ${manifest.madeAt}：${manifest.bags} 个档案袋，${manifest.fileCount} 个文件，不符 ${bad} 处。清单 SHA-256 ${manifestSha256}`,
    en: `${manifest.centre.name} ${manifest.madeAt}: ${manifest.bags} bags, ${manifest.fileCount} files, ${bad} differences. Manifest SHA-256 ${manifestSha256}`,
  });
  return [
    ...changed.map((path) => `${words.changed}\t${path}`),
    ...missing.map((path) => `${words.missing}\t${path}`),
    ...added.map((path) => `${words.added}\t${path}`),
    summary,
  ];
}
