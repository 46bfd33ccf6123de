import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import {
  lockDifference,
  saveResolution,
  type DifferenceKey,
  type ImportDifference,
} from "@bursar/database/imports";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

export interface ResolveDifference extends DifferenceKey {
  readonly context: ActionContext;
  readonly resolution: NonNullable<ImportDifference["resolution"]>;
}

/**
 * Closes the task that a differing balance has made. It moves no amount: what is missing here is
 * recorded as a fact of the loan, and the lender puts its own books right.
 *
 * @throws Refusal `import-difference.not-found`, `import-difference.resolved`
 */
export async function resolveDifference(
  deps: Deps,
  command: ResolveDifference,
): Promise<ImportDifference> {
  const { context, resolution, importId, row, field } = command;
  const key = { importId, row, field };
  return withTransaction(deps.db, context, async (tx) => {
    const difference = await lockDifference(tx, key);
    if (difference === undefined) throw refuse("import-difference.not-found");
    if (difference.status === "resolved") throw refuse("import-difference.resolved");
    await saveResolution(tx, key, resolution);
    await recordAudit(tx, {
      action: "import-difference.resolved",
      subjectId: importId,
      before: { ...key, status: difference.status },
      after: { ...key, status: "resolved", resolution },
    });
    return { ...difference, status: "resolved", resolution };
  });
}
