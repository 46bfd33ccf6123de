import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { findStatementByNumber } from "@bursar/database/statements";
import { openContent, type DocumentDeps } from "../documents/index.ts";

/**
 * The sealed bytes of a sheet by its number, to hold another copy against; undefined when this
 * centre has none. It is no print and is not counted as one, but it stands in the audit trail.
 */
export async function readStatementCopy(
  deps: DocumentDeps,
  query: { readonly context: ActionContext; readonly number: string },
): Promise<Buffer | undefined> {
  return withTransaction(deps.db, query.context, async (tx) => {
    const issued = await findStatementByNumber(tx, query.number);
    if (issued === undefined || issued.storageKey === null) return undefined;
    const content = await openContent(tx, deps.files, issued.storageKey);
    if (content !== undefined) {
      await recordAudit(tx, { action: "statement.compared", subjectId: issued.id });
    }
    return content;
  });
}
