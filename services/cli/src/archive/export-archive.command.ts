import { open, rename, rm } from "node:fs/promises";
import type { ArchiveExport } from "@bursar/database/archive";
import type { ActionContext } from "@bursar/database/connection";
import {
  downloadArchiveExport,
  packArchiveSlice,
  showArchiveExport,
  startArchiveExport,
} from "@bursar/servicing/archive";
import type { DocumentDeps } from "@bursar/servicing/documents";
import { CliError } from "../cli-error.ts";
import { withFiles } from "../documents/with-files.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { enterCentre } from "../product/enter-centre.ts";
import { withProduct } from "../product/open-product.ts";
import type { SharedOptions } from "../program.ts";
import { showProgress } from "../progress/index.ts";
import type { Shell } from "../terminal/shell.ts";

export interface ExportArchiveOptions extends SharedOptions {
  readonly borrower?: string;
  readonly year?: string;
  /** An export that was stopped, to go on with. */
  readonly export?: string;
  readonly out?: string;
  readonly reason?: string;
}

const REASON_MIN = 4;

/**
 * Packs the bag of a borrower or of a year and writes the ZIP. A worker goes on with what a
 * stopped command leaves, and so does the same command with `--export`.
 *
 * @throws CliError `archive.scope`, `archive.reason`; Refusal `borrower.not-found`,
 * `archive.nothing-to-export`, `archive.export-not-found`, `archive.expired`.
 */
export async function exportArchive(
  shell: Shell,
  options: ExportArchiveOptions,
): Promise<ExitCode> {
  checkOptions(options);
  return withProduct(shell, (product) =>
    withFiles(product.dataDirectory, async (files) => {
      const { context } = await enterCentre(shell, product, options.centre);
      const deps = { db: product.database, files };
      const packed = await pack(shell, deps, { context, options });
      const out = options.out ?? `${packed.id}.zip`;
      await save(deps, { context, exportId: packed.id, out });
      const { id, done, files: count, bytes, manifestSha256, expiresAt } = packed;
      if (options.json === true) {
        shell.printJson({ id, out, bags: done, files: count, bytes, manifestSha256, expiresAt });
      } else {
        shell.print(
          shell.pick({
            zh: `${out}：${done} 个档案袋，${count} 个文件，清单 SHA-256 ${manifestSha256 ?? ""}`,
            en: `${out}: ${done} bags, ${count} files, manifest SHA-256 ${manifestSha256 ?? ""}`,
          }),
        );
      }
      return exitCodes.ok;
    }),
  );
}

function checkOptions({ borrower, year, export: exportId, reason }: ExportArchiveOptions): void {
  const named = [borrower, year, exportId].filter((one) => one !== undefined);
  if (named.length !== 1) {
    throw new CliError("archive.scope", exitCodes.usage, {
      zh: "用 --borrower 指明一位学生，或用 --year 指明一个学年，两者取一。",
      en: "Name a borrower with --borrower or an academic year with --year, one of the two.",
    });
  }
  if (exportId === undefined && (reason ?? "").trim().length < REASON_MIN) {
    throw new CliError("archive.reason", exitCodes.usage, {
      zh: "导出包含材料原件，用 --reason 写明事由（至少四个字）。",
      en: "An export holds documents in clear: say what it is for with --reason.",
    });
  }
}

async function pack(
  shell: Shell,
  deps: DocumentDeps,
  { context, options }: { context: ActionContext; options: ExportArchiveOptions },
): Promise<ArchiveExport> {
  const started = await begin(deps, context, options);
  shell.say({
    zh: `导出 ${started.id}；中断后用 --export ${started.id} 接着办。`,
    en: `Export ${started.id}; if it is stopped, --export ${started.id} goes on.`,
  });
  const label = shell.pick({ zh: "打包", en: "packing" });
  return showProgress(shell, { label, total: started.total }, async (step) => {
    let at: ArchiveExport = started;
    while (at.status === "running") {
      step(at.done);
      at = await packArchiveSlice(deps, { context, exportId: started.id });
    }
    step(at.done);
    return at;
  });
}

async function begin(
  deps: DocumentDeps,
  context: ActionContext,
  options: ExportArchiveOptions,
): Promise<ArchiveExport> {
  const { borrower, year, export: exportId, reason = "" } = options;
  if (exportId !== undefined) return showArchiveExport(deps, { context, exportId });
  const scope =
    borrower === undefined
      ? { borrowerId: null, academicYear: year ?? "" }
      : { borrowerId: borrower, academicYear: null };
  return startArchiveExport(deps, { context, scope, reason: reason.trim() });
}

/** The file has its name only when it is whole, and nobody else may read it. */
async function save(
  deps: DocumentDeps,
  { context, exportId, out }: { context: ActionContext; exportId: string; out: string },
): Promise<void> {
  const { content } = await downloadArchiveExport(deps, { context, exportId });
  const part = `${out}.part`;
  const handle = await open(part, "w", 0o600);
  try {
    for await (const piece of content) await handle.write(piece);
    await handle.close();
    await rename(part, out);
  } catch (error) {
    await handle.close();
    await rm(part, { force: true });
    throw error;
  }
}
