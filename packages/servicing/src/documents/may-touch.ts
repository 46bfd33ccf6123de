import { findDraft } from "@bursar/database/applications";
import type { Tx } from "@bursar/database/connection";
import type { DocumentSubject } from "@bursar/database/documents";
import { isTodaysOwn } from "../applications/draft-access.ts";

/**
 * Whether whoever acts may touch the documents of this subject: a volunteer those of the open
 * drafts that they have begun today, whatever ids they come to know; everybody else any.
 */
export async function mayTouch(tx: Tx, subject: DocumentSubject): Promise<boolean> {
  const { actor } = tx.context;
  if (actor.kind !== "volunteer") return true;
  if (subject.kind !== "draft") return false;
  const draft = await findDraft(tx, subject.id);
  return draft?.status === "draft" && (await isTodaysOwn(tx, draft, actor.id));
}
