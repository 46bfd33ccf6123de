import type { Tx } from "@bursar/database/connection";
import { findDocument } from "@bursar/database/documents";
import { refuse } from "../refuse.ts";

/** A document of this borrower that stands. @throws Refusal `collection.document-unknown` */
export async function requireDocument(
  tx: Tx,
  borrowerId: string,
  documentId: string,
): Promise<void> {
  const document = await findDocument(tx, documentId);
  if (document?.borrowerId !== borrowerId || document.removedAt !== null)
    throw refuse("collection.document-unknown");
}
