import { basename, resolve } from "node:path";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { findStartedImport, type Import, type ImportKind } from "@bursar/database/imports";
import {
  commitImport,
  commitSlice,
  importProgress,
  listDifferences,
  listRows,
  previewImport,
  showImport,
  stageImport,
} from "@bursar/servicing/imports";
import { previewClearing, showClearing } from "@bursar/servicing/repayments";
import type { ClearingReport } from "@bursar/domain/repayment";
import type { Product } from "../product/open-product.ts";
import { showProgress } from "../progress/index.ts";
import type { Shell } from "../terminal/shell.ts";
import type { FileReport } from "./file-report.ts";

export interface TakeFile {
  readonly context: ActionContext;
  readonly kind: ImportKind;
  /** Path, from the folder in which the command was given. */
  readonly file: string;
  readonly statementOn?: string | undefined;
}

/**
 * What an import of the file would do. A file that took effect before gives what was found then,
 * since it would change nothing now. @throws Refusal `file.…`, `import.…`
 */
export async function checkFile(product: Product, command: TakeFile): Promise<FileReport> {
  const { context, kind, file, statementOn } = command;
  const deps = { db: product.database };
  const checked = await previewImport(deps, { context, kind, file: atPath(file), statementOn });
  const earlier = await readCentre(product.database, context, (tx) =>
    findStartedImport(tx, { kind, sha256: checked.sha256 }),
  );
  if (earlier !== undefined) return reportOf(product, command, { file: earlier, changed: false });
  const results = checked.results.map(({ verdict, problems }, index) => ({
    row: index + 1,
    verdict,
    problems,
  }));
  const differences = checked.results.flatMap((row) => row.differences ?? []);
  const report = { ...checked, file, results, differences };
  const clearing = await clearingOf(kind, () =>
    Promise.resolve(previewClearing(checked.results.map(({ content }) => content))),
  );
  return { ...report, ...clearing, importId: undefined, created: undefined };
}

/**
 * Lets the accepted and warned rows take effect; a file that did so before changes nothing. A
 * commit by slices shows how far it is, stops between two slices on Ctrl-C and goes on when the
 * same command is given again.
 */
export async function commitFile(
  shell: Shell,
  product: Product,
  command: TakeFile,
): Promise<FileReport> {
  const { context, kind, file, statementOn } = command;
  const deps = { db: product.database };
  const staged = await stageImport(deps, { context, kind, file: atPath(file), statementOn });
  // Whoever may run commands on this machine has its keys: there is nobody further to ask.
  const mayUse = (): boolean => true;
  const begun = await commitImport(deps, { context, importId: staged.id, mayUse });
  const before = staged.outcome["created"] ?? 0;
  let now = await showImport(deps, { context, importId: begun.importId });
  const wasRunning = now.status === "committing";
  if (wasRunning) {
    const { total } = importProgress(now);
    const label = shell.pick({ zh: "写入", en: "writing" });
    now = await showProgress(shell, { label, total }, async (step) => {
      let slice = now;
      while (slice.status === "committing" && !shell.signal.aborted) {
        step(slice.done);
        slice = await commitSlice(deps, { context, importId: slice.id });
      }
      step(slice.done);
      return slice;
    });
  }
  const changed = begun.changed || wasRunning;
  return reportOf(product, command, { file: now, changed, before });
}

async function reportOf(
  product: Product,
  { context, file: path }: TakeFile,
  taken: { readonly file: Import; readonly changed: boolean; readonly before?: number },
): Promise<FileReport> {
  const { file, changed, before = 0 } = taken;
  const deps = { db: product.database };
  const { id: importId, sha256, businessOn, statementOn, rows, accepted, warned, refused } = file;
  const { amountFen, unknownColumns } = file;
  const counts = { rows, accepted, warned, refused, amountFen };
  return {
    ...counts,
    sha256,
    businessOn,
    statementOn,
    unknownColumns,
    file: path,
    importId,
    results: await listRows(deps, { context, importId }),
    differences: await listDifferences(deps, { context, filter: { importId } }),
    created: changed ? (file.outcome["created"] ?? 0) - before : undefined,
    ...(await clearingOf(file.kind, () => showClearing(deps, { context, importId }))),
    ...(file.status === "committed" ? {} : { progress: importProgress(file) }),
  };
}

/** What a clearing file comes to; nothing for any other kind. */
async function clearingOf(kind: ImportKind, read: () => Promise<ClearingReport>) {
  return kind === "clearing" ? { clearing: await read() } : {};
}

function atPath(file: string) {
  return { path: resolve(file), fileName: basename(file) };
}
