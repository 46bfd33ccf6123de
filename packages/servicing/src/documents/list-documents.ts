import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  listDocuments as selectDocuments,
  type Document,
  type DocumentFilter,
} from "@bursar/database/documents";
import type { Deps } from "../deps.ts";

/** A page of documents in the order in which they came; removed and replaced ones too. */
export async function listDocuments(
  deps: Deps,
  query: { context: ActionContext; filter: DocumentFilter },
): Promise<Document[]> {
  return readCentre(deps.db, query.context, (tx) => selectDocuments(tx, query.filter));
}
