import { recordAudit } from "@bursar/database/audit";
import { businessNow } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { lockIssuedStatement, setSealedFile, type IssuedSheet } from "@bursar/database/statements";
import { statementKindEntries } from "@bursar/domain/statements";
import { countPrint, openContent, type DocumentContent } from "../documents/index.ts";
import { refuse } from "../refuse.ts";
import { openValidSeal } from "./open-valid-seal.ts";
import { sealSheet, type StatementDeps } from "./seal-sheet.ts";
import type { KeptSheet } from "./sheet-of.ts";

/**
 * Gives a sheet out as it was issued, the same bytes every time. Each print is counted; from the
 * second on it needs a reason.
 *
 * @throws Refusal `statement.not-found`, `document.reprint-reason-missing`,
 * `document.content-missing`.
 */
export async function printStatement(
  deps: StatementDeps,
  command: {
    readonly context: ActionContext;
    readonly statementId: string;
    readonly reason: string | undefined;
    /** Name of who prints, for the foot of a sheet that has no seal yet. */
    readonly printedBy: string;
  },
): Promise<DocumentContent> {
  const { context, statementId, reason, printedBy } = command;
  return withTransaction(deps.db, context, async (tx) => {
    const issued = await lockIssuedStatement(tx, statementId);
    if (issued === undefined) throw refuse("statement.not-found");
    const { kind, number } = issued;
    const printNo = await countPrint(tx, { subjectId: issued.id, sheet: kind, reason });
    const storageKey = issued.storageKey ?? (await sealNow(tx, deps, { issued, printedBy }));
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

/** A sheet of a version without seals gets its seal with its next print. */
async function sealNow(
  tx: Tx,
  deps: StatementDeps,
  { issued, printedBy }: { readonly issued: IssuedSheet; readonly printedBy: string },
): Promise<string> {
  const seal = await openValidSeal(deps.seal);
  const { kind, number } = issued;
  const sheet = JSON.parse(issued.sheet) as KeptSheet;
  const { at: issuedAt } = await businessNow(tx);
  const paper = { kind, number, sheet, issuer: printedBy, issuedAt };
  const file = await sealSheet(tx, { files: deps.files, seal }, paper);
  await setSealedFile(tx, issued.id, file);
  return file.storageKey;
}
