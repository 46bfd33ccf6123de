import { recordAudit } from "@bursar/database/audit";
import { withTransaction } from "@bursar/database/connection";
import { findImport, saveProgress, type Import } from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import type { ImportCommand } from "./commit-import.ts";
import { lockImport } from "./require-import.ts";

/**
 * Stops a commit between two slices: what is done stays, and a later commit goes on from there.
 *
 * @throws Refusal `import.not-found`, `import.not-running`, `auth.forbidden`.
 */
export async function stopImport(deps: Deps, command: ImportCommand): Promise<Import> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { file } = await lockImport(tx, command);
    if (file.status !== "committing") throw refuse("import.not-running");
    await saveProgress(tx, file.id, { status: "stopped" });
    const { done, doneThroughRow } = file;
    await recordAudit(tx, {
      action: "import.stopped",
      subjectId: file.id,
      after: { done, doneThroughRow },
    });
    return (await findImport(tx, file.id)) ?? file;
  });
}
