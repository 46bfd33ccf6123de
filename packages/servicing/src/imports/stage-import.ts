import { recordAudit } from "@bursar/database/audit";
import { newId, withTransaction } from "@bursar/database/connection";
import {
  findImport,
  findStartedImport,
  insertImport,
  insertImportRows,
  saveRowCounts,
  type Import,
  type StagedRow,
} from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import { checkFile, countRows, NO_ROWS, readFile } from "./check-file.ts";
import type { CheckedRow } from "./import-kind.ts";
import { importKind } from "./import-kinds.ts";
import type { FileCommand } from "./preview-import.ts";

/**
 * Reads, checks and keeps a file; nothing of it takes effect before it is committed. A file whose
 * bytes have taken effect before, or have begun to, gives that import back.
 *
 * @throws Refusal `file.wrong-kind`, `file.empty`, `file.missing-column`, `file.too-large`, …
 */
export async function stageImport(deps: Deps, command: FileCommand): Promise<Import> {
  const { context, kind, file, statementOn } = command;
  const definition = importKind(kind);
  const table = await readFile(definition, file);
  return withTransaction(deps.db, context, async (tx) => {
    const known = await findStartedImport(tx, { kind, sha256: table.sha256 });
    if (known !== undefined) return known;
    const { head, slices } = await checkFile(tx, definition, { table, statementOn });
    const { unknownColumns, ...about } = head;
    const id = newId("imp");
    await insertImport(tx, {
      ...about,
      ...NO_ROWS,
      id,
      fileName: file.fileName,
      stagedBy: context.actor.id,
      unknownColumns: [...unknownColumns],
    });
    let counts = NO_ROWS;
    for await (const slice of slices) {
      await insertImportRows(tx, { id, kind }, toStaged(slice, counts.rows));
      counts = countRows(counts, slice);
    }
    await saveRowCounts(tx, id, counts);
    await recordAudit(tx, {
      action: "import.staged",
      subjectId: id,
      after: { ...about, ...counts },
    });
    const staged = await findImport(tx, id);
    if (staged === undefined) throw new Error("a staged import has vanished");
    return staged;
  });
}

function toStaged(slice: readonly CheckedRow[], rowsBefore: number): StagedRow[] {
  return slice.map(({ verdict, problems, content }, index) => ({
    row: rowsBefore + index + 1,
    verdict,
    problems: [...problems],
    content: verdict === "refused" ? undefined : content,
  }));
}
