import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { findDocument } from "@bursar/database/documents";
import { refuse } from "../refuse.ts";
import type { DocumentDeps } from "./document-deps.ts";
import { openContent } from "./stored-content.ts";

/** A document's content in clear. */
export interface DocumentContent {
  readonly content: Buffer;
  readonly mediaType: string;
  readonly fileName: string;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "application/pdf": ".pdf",
};

/**
 * Opens a document's content; that it was looked at stands in the audit trail. It shows families'
 * papers in clear, so people open it and programs do not.
 *
 * @throws Refusal `document.not-for-keys`, `document.not-found`, `document.erased`, `document.content-missing`.
 */
export async function viewDocument(
  deps: DocumentDeps,
  command: { context: ActionContext; documentId: string },
): Promise<DocumentContent> {
  if (command.context.actor.kind === "service") throw refuse("document.not-for-keys");
  return withTransaction(deps.db, command.context, async (tx) => {
    const document = await findDocument(tx, command.documentId);
    if (document === undefined) throw refuse("document.not-found");
    if (document.erasedAt !== null) throw refuse("document.erased");
    const content = await openContent(tx, deps.files, document.storageKey);
    if (content === undefined) throw refuse("document.content-missing");
    await recordAudit(tx, { action: "document.viewed", subjectId: document.id });
    // The name's own ending may lie about the content.
    const name = document.fileName.replace(/\.[^.]{0,8}$/, "") || document.id;
    const fileName = name + (EXTENSIONS[document.mediaType] ?? "");
    return { content, mediaType: document.mediaType, fileName };
  });
}
