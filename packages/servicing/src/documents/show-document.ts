import { readCentre, type ActionContext } from "@bursar/database/connection";
import { findDocument, type DocumentDetail } from "@bursar/database/documents";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** A document's entry, without its content. @throws Refusal `document.not-found` */
export async function showDocument(
  deps: Deps,
  query: { context: ActionContext; documentId: string },
): Promise<DocumentDetail> {
  return readCentre(deps.db, query.context, async (tx) => {
    const document = await findDocument(tx, query.documentId);
    if (document === undefined) throw refuse("document.not-found");
    return document;
  });
}
