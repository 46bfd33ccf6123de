import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { findDocumentSubject, saveDocument, type Document } from "@bursar/database/documents";
import { decideRemoval } from "@bursar/domain/document";
import type { Deps } from "../deps.ts";
import { refused } from "../refuse.ts";
import { lockDocument } from "./change-document.ts";

/**
 * Takes a document out before its subject is submitted. The entry and the reason stay; the
 * content goes with its retention.
 *
 * @throws Refusal `document.not-found`, `document.already-removed`, `document.after-submission`.
 */
export async function removeDocument(
  deps: Deps,
  command: { context: ActionContext; documentId: string; reason: string },
): Promise<Document> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const before = await lockDocument(tx, command.documentId);
    const subject = { kind: before.subjectKind, id: before.subjectId };
    const found = await findDocumentSubject(tx, subject);
    const decision = decideRemoval(before, found?.status ?? "");
    if (decision.kind === "refused") throw refused(decision);
    await recordAudit(tx, {
      action: "document.removed",
      subjectId: before.id,
      before: { subject, kind: before.kind },
    });
    const removedBy = tx.context.actor.id;
    return saveDocument(tx, before.id, { removedBy, removedReason: command.reason });
  });
}
