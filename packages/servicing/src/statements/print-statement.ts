import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { findIssuedStatement } from "@bursar/database/statements";
import { statementKindEntries } from "@bursar/domain/statements";
import {
  countPrint,
  openContent,
  type DocumentContent,
  type DocumentDeps,
} from "../documents/index.ts";
import { refuse } from "../refuse.ts";

/**
 * Gives a sheet out as it was sealed, the same bytes every time. Each print is counted; from the
 * second on it needs a reason.
 *
 * @throws Refusal `statement.not-found`, `statement.unsealed`,
 * `document.reprint-reason-missing`, `document.content-missing`.
 */
export async function printStatement(
  deps: DocumentDeps,
  command: {
    readonly context: ActionContext;
    readonly statementId: string;
    readonly reason: string | undefined;
  },
): Promise<DocumentContent> {
  const { context, statementId, reason } = command;
  return withTransaction(deps.db, context, async (tx) => {
    const issued = await findIssuedStatement(tx, statementId);
    if (issued === undefined) throw refuse("statement.not-found");
    const { kind, number, storageKey } = issued;
    if (storageKey === null) throw refuse("statement.unsealed");
    const printNo = await countPrint(tx, { subjectId: issued.id, sheet: kind, reason });
    const content = await openContent(tx, deps.files, storageKey);
    if (content === undefined) throw refuse("document.content-missing");
    await recordAudit(tx, {
      action: "document.printed",
      subjectId: issued.id,
      after: { sheet: kind, printNo },
    });
    const fileName = `${statementKindEntries[kind].zh}-${number}.pdf`;
    return { content, mediaType: "application/pdf", fileName };
  });
}
