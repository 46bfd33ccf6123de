import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { findImport, listImportRows, lockCommits, markCommitted } from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { enterApplications } from "./enter-applications.ts";

export interface CommittedImport {
  readonly importId: string;
  /** Applications that this call brought in; a borrower roster brings none. */
  readonly created: number;
  /** Rows of people who got an application of that year between staging and commit. */
  readonly overtaken: number;
  /** False when the import had been committed before. */
  readonly changed: boolean;
}

/**
 * Lets a staged file take effect, all of it or nothing: an application roster becomes submitted
 * applications, a borrower roster becomes what the month's refresh reads. A second commit changes
 * nothing and says so.
 */
export async function commitImport(
  deps: Deps,
  command: { context: ActionContext; importId: string },
): Promise<CommittedImport> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { importId } = command;
    await lockCommits(tx);
    const file = await findImport(tx, importId, true);
    if (file === undefined) throw refuse("import.not-found");
    if (file.status === "committed") {
      return { importId, created: 0, overtaken: 0, changed: false };
    }
    const rows = (await listImportRows(tx, importId)).filter((row) => row.content !== undefined);
    const isRoster = file.kind === "roster";
    const created = isRoster ? await enterApplications(tx, file, rows) : 0;
    await markCommitted(tx, importId);
    const overtaken = isRoster ? rows.length - created : 0;
    const committed = { importId, created, overtaken, changed: true };
    await recordAudit(tx, { action: "import.committed", subjectId: importId, after: committed });
    return committed;
  });
}
