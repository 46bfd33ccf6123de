import { recordAudit } from "@bursar/database/audit";
import { withTransaction } from "@bursar/database/connection";
import { eraseContents, findImport, saveProgress, type Import } from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import type { ImportCommand } from "./commit-import.ts";
import { lockImport } from "./require-import.ts";

/**
 * Throws a staged file away: the contents of its rows go, its verdicts stay for the record. A file
 * that was discarded before stays so.
 *
 * @throws Refusal `import.not-found`, `import.not-staged`, `auth.forbidden`.
 */
export async function discardImport(deps: Deps, command: ImportCommand): Promise<Import> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { file } = await lockImport(tx, command);
    if (file.status === "discarded") return file;
    if (file.status !== "staged") throw refuse("import.not-staged");
    await eraseContents(tx, file.id);
    await saveProgress(tx, file.id, { status: "discarded" });
    await recordAudit(tx, {
      action: "import.discarded",
      subjectId: file.id,
      before: { status: file.status },
      after: { status: "discarded" },
    });
    return (await findImport(tx, file.id)) ?? file;
  });
}
