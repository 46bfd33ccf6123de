import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { ImportKind, RowCounts } from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import {
  checkFile,
  countRows,
  NO_ROWS,
  readFile,
  type FileHead,
  type ImportedFile,
} from "./check-file.ts";
import type { CheckedRow } from "./import-kind.ts";
import { importKind } from "./import-kinds.ts";

export interface FileCommand {
  readonly context: ActionContext;
  readonly kind: ImportKind;
  readonly file: ImportedFile;
  /** The day whose end the file describes; each kind that has one knows what is usual. */
  readonly statementOn?: string | undefined;
}

/** A file that was read and held against the rules; nothing is written. */
export interface CheckedFile extends FileHead, RowCounts {
  /** One result a data row, in the file's order. */
  readonly results: readonly CheckedRow[];
}

/** What an import of this file would do; writes nothing. @throws Refusal `file.…`, `import.…` */
export async function previewImport(deps: Deps, command: FileCommand): Promise<CheckedFile> {
  const { context, kind, file, statementOn } = command;
  const definition = importKind(kind);
  const table = await readFile(definition, file);
  return readCentre(deps.db, context, async (tx) => {
    const { head, slices } = await checkFile(tx, definition, { table, statementOn });
    const results: CheckedRow[] = [];
    for await (const slice of slices) for (const result of slice) results.push(result);
    return { ...head, ...countRows(NO_ROWS, results), results };
  });
}
