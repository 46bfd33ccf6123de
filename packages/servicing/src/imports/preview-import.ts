import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { ImportKind } from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import { checkFile, readFile, type CheckedFile, type ImportedFile } from "./check-file.ts";
import { importKind } from "./import-kinds.ts";

export interface FileCommand {
  readonly context: ActionContext;
  readonly kind: ImportKind;
  readonly file: ImportedFile;
  /** The day whose end the file describes; each kind that has one knows what is usual. */
  readonly statementOn?: string | undefined;
}

/** What an import of this file would do; writes nothing. @throws Refusal `file.…`, `import.…` */
export async function previewImport(deps: Deps, command: FileCommand): Promise<CheckedFile> {
  const { context, kind, file, statementOn } = command;
  const definition = importKind(kind);
  const table = await readFile(definition, file);
  return readCentre(deps.db, context, (tx) => checkFile(tx, definition, { table, statementOn }));
}
