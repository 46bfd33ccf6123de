import type { Tx } from "@bursar/database/connection";
import { documentsOfBorrower } from "@bursar/database/documents";
import { refuse } from "../refuse.ts";

/** A document of this borrower that stands. @throws Refusal `collection.document-unknown` */
export async function requireDocument(
  tx: Tx,
  borrowerId: string,
  documentId: string,
): Promise<void> {
  const documents = await documentsOfBorrower(tx, borrowerId);
  const stands = documents.some(({ id, removedAt }) => id === documentId && removedAt === null);
  if (!stands) throw refuse("collection.document-unknown");
}
