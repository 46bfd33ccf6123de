import { recordAudit } from "@bursar/database/audit";
import { newId, withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  findCommittedImport,
  findImport,
  insertImport,
  type Import,
} from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import { checkRoster, readRosterTable, type RosterFile } from "./check-roster.ts";

/**
 * Reads, checks and keeps a roster file; nothing of it takes effect before it is committed. A
 * file whose bytes were committed before gives that import back.
 *
 * @throws Refusal `file.wrong-kind`, `file.empty`, `file.missing-column`, `file.too-large`, …
 */
export async function stageRoster(
  deps: Deps,
  command: { context: ActionContext; file: RosterFile },
): Promise<Import> {
  const table = await readRosterTable(command.file);
  return withTransaction(deps.db, command.context, async (tx) => {
    const known = await findCommittedImport(tx, { kind: "roster", sha256: table.sha256 });
    if (known !== undefined) return known;
    const { results, unknownColumns, ...checked } = await checkRoster(tx, table);
    const id = newId("imp");
    await insertImport(
      tx,
      {
        id,
        kind: "roster",
        fileName: command.file.fileName,
        stagedBy: command.context.actor.id,
        unknownColumns: [...unknownColumns],
        ...checked,
      },
      results.map((result, index) => ({
        row: index + 1,
        verdict: result.verdict,
        problems: [...result.problems],
        ...(result.verdict === "refused" ? {} : { content: result.application }),
      })),
    );
    await recordAudit(tx, { action: "import.staged", subjectId: id, after: checked });
    const staged = await findImport(tx, id);
    if (staged === undefined) throw new Error("a staged import has vanished");
    return staged;
  });
}
