import { recordAudit } from "@bursar/database/audit";
import { newId, withTransaction } from "@bursar/database/connection";
import { findImport, findStartedImport, insertImport, type Import } from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import { checkFile, readFile } from "./check-file.ts";
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
    const { results, unknownColumns, ...checked } = await checkFile(tx, definition, {
      table,
      statementOn,
    });
    const id = newId("imp");
    await insertImport(
      tx,
      {
        ...checked,
        id,
        fileName: file.fileName,
        stagedBy: context.actor.id,
        unknownColumns: [...unknownColumns],
      },
      results.map(({ verdict, problems, content }, index) => ({
        row: index + 1,
        verdict,
        problems: [...problems],
        content: verdict === "refused" ? undefined : content,
      })),
    );
    await recordAudit(tx, { action: "import.staged", subjectId: id, after: checked });
    const staged = await findImport(tx, id);
    if (staged === undefined) throw new Error("a staged import has vanished");
    return staged;
  });
}
