import { findApplication, type Application } from "@bursar/database/applications";
import { loadBorrowers } from "@bursar/database/borrowers";
import { keyedHash, readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import { documentsOf } from "@bursar/database/documents";
import { currentRecognition } from "@bursar/database/hardship";
import { currentPreApplication } from "@bursar/database/pre-applications";
import {
  applicationCase,
  documentChecklist,
  documentDeficiencies,
  requiredDocuments,
  type ChecklistItem,
  type DocumentDeficiency,
} from "@bursar/domain/document";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";

/** The list of materials of a case, and what is still to come. */
export interface Checklist {
  readonly items: readonly ChecklistItem[];
  readonly deficiencies: readonly DocumentDeficiency[];
}

/** An application's list of materials. @throws Refusal `application.not-found` */
export async function showChecklist(
  deps: Deps,
  query: { context: ActionContext; applicationId: string },
): Promise<Checklist> {
  return readCentre(deps.db, query.context, async (tx) => {
    const application = await findApplication(tx, query.applicationId);
    if (application === undefined) throw refuse("application.not-found");
    return checklistOf(tx, application);
  });
}

/**
 * What an application was to bring and what came, by the policy of the day on which it was
 * submitted.
 *
 * @param draftIds drafts whose documents count as well.
 */
export async function checklistOf(
  tx: Tx,
  application: Application,
  draftIds: readonly string[] = [],
): Promise<Checklist> {
  const facts = applicationCase(application, await isRecognised(tx, application));
  const required = requiredDocuments(await loadPolicy(tx), facts);
  const documents = await documentsOf(tx, [application.id, ...draftIds]);
  return {
    items: documentChecklist(required, documents),
    deficiencies: documentDeficiencies(required, documents),
  };
}

/** A passed pre-application replaces the form (rulebook 5.2), and so does a recognition. */
async function isRecognised(tx: Tx, application: Application): Promise<boolean> {
  const { borrowerId, academicYear } = application;
  if ((await currentRecognition(tx, borrowerId, academicYear)) !== undefined) return true;
  const borrower = (await loadBorrowers(tx, [borrowerId])).get(borrowerId);
  if (borrower === undefined) return false;
  const hash = keyedHash(tx.keys, "id-number", borrower.idNumber);
  return (await currentPreApplication(tx, hash, academicYear))?.status === "passed";
}
