import { recordAudit } from "@bursar/database/audit";
import { businessNow } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { findIssuedStatement } from "@bursar/database/statements";
import { renderPdf, type Sheets } from "@bursar/documents/pdf";
import { statementKindEntries, type StatementKind } from "@bursar/domain/statements";
import type { Deps } from "../deps.ts";
import { countPrint, type DocumentContent } from "../documents/index.ts";
import { refuse } from "../refuse.ts";

/**
 * Prints a sheet as it was issued. Each print is numbered; from the second on it needs a reason.
 *
 * @throws Refusal `statement.not-found`, `document.reprint-reason-missing`,
 * `document.glyph-missing`.
 */
export async function printStatement(
  deps: Deps,
  command: {
    readonly context: ActionContext;
    readonly statementId: string;
    readonly reason: string | undefined;
    /** Name of who prints, for the foot of the sheet. */
    readonly printedBy: string;
  },
): Promise<DocumentContent> {
  const { context, statementId, reason, printedBy } = command;
  return withTransaction(deps.db, context, async (tx) => {
    const issued = await findIssuedStatement(tx, statementId);
    if (issued === undefined) throw refuse("statement.not-found");
    const { kind, number } = issued;
    const printNo = await countPrint(tx, { subjectId: issued.id, sheet: kind, reason });
    const { at: printedAt } = await businessNow(tx);
    const kept = JSON.parse(issued.sheet) as Sheets[StatementKind];
    const content = await renderPdf(kind, { ...kept, printNo, printedBy, printedAt });
    await recordAudit(tx, {
      action: "document.printed",
      subjectId: issued.id,
      after: { sheet: kind, printNo },
    });
    const fileName = `${statementKindEntries[kind].zh}-${number}.pdf`;
    return { content, mediaType: "application/pdf", fileName };
  });
}
