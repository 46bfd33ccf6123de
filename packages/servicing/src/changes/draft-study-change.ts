import type { Application } from "@bursar/database/applications";
import type { Tx } from "@bursar/database/connection";
import { studyChangeOfApplication, type ChangeContent } from "@bursar/domain/change";
import type { Borrower } from "@bursar/database/borrowers";
import { Refusal } from "@bursar/domain/refusal";
import { assessChange, type Assessment } from "./assess-change.ts";
import { requireBorrower } from "./change-step.ts";
import { addDraft } from "./enter-change.ts";

/**
 * Drafts the study change that a submitted application asks for, so that nobody has to remember
 * it; whoever brings the proof completes and submits it. One that is open already stays as it is.
 */
export async function draftStudyChange(tx: Tx, application: Application): Promise<void> {
  const content = studyChangeOfApplication(application.fileUpdates ?? [], application);
  if (content === undefined) return;
  const { id: applicationId, borrowerId } = application;
  const borrower = await requireBorrower(tx, borrowerId);
  const found = await assessDraft(tx, borrower, content);
  await addDraft(tx, { borrowerId, found, evidenceIds: [], applicationId });
}

/** What stands against it is said when it is submitted; the application doesn't wait for that. */
async function assessDraft(
  tx: Tx,
  borrower: Borrower,
  content: ChangeContent,
): Promise<Assessment> {
  try {
    return await assessChange(tx, { borrower, content });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const nothing = { loans: [], effects: [], before: {}, warnings: [] };
    return { ...nothing, content, preview: undefined, previewHash: undefined };
  }
}
