import {
  draftIdsOf,
  findApplication,
  openApplications,
  openEarlierApplications,
  type Application,
} from "@bursar/database/applications";
import { keyedHash, readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import { documentsOf } from "@bursar/database/documents";
import { currentRecognition } from "@bursar/database/hardship";
import { currentPreApplication } from "@bursar/database/pre-applications";
import { documentConditions, type ApplicationForm } from "@bursar/domain/application";
import {
  documentChecklist,
  documentDeficiencies,
  requiredDocuments,
  type ChecklistItem,
  type DocumentDeficiency,
} from "@bursar/domain/document";
import { normaliseResidentId } from "@bursar/domain/identity";
import type { DocumentCondition } from "@bursar/domain/policy";
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
 * What an application was to bring and what came for it, for its draft or into the borrower's own
 * file; by the policy of the day on which it was submitted, so that years later it is held to no
 * more than then.
 */
export async function checklistOf(tx: Tx, application: Application): Promise<Checklist> {
  const { id, kind, borrowerId, submittedOn: on } = application;
  const conditions = await conditionsOf(tx, application);
  const policy = await loadPolicy(tx);
  const required = requiredDocuments(policy, { name: `application.${kind}`, conditions, on });
  const documents = await documentsOf(tx, [id, ...(await draftIdsOf(tx, id)), borrowerId]);
  return {
    items: documentChecklist(required, documents),
    deficiencies: documentDeficiencies(required, documents),
  };
}

async function conditionsOf(tx: Tx, application: Application): Promise<DocumentCondition[]> {
  const { id, borrowerId, academicYear } = application;
  const stated = (await openApplications(tx, [id])).get(id);
  if (stated === undefined) throw new Error(`application ${id} has vanished`);
  const earlier = await openEarlierApplications(tx, [borrowerId], academicYear);
  const conditions = documentConditions(stated.form, {
    isMinor: application.warnings.includes("borrower.minor"),
    earlier: earlier.get(borrowerId)?.form,
  });
  const isRecognised = await wasRecognised(tx, application, stated.form);
  return isRecognised ? [...conditions, "hardship-recognised"] : conditions;
}

/** A passed pre-application replaces the form (rulebook 5.2), and so does a recognition. */
async function wasRecognised(
  tx: Tx,
  { borrowerId, academicYear }: Application,
  form: ApplicationForm,
): Promise<boolean> {
  if ((await currentRecognition(tx, borrowerId, academicYear)) !== undefined) return true;
  const hash = keyedHash(tx.keys, "id-number", normaliseResidentId(form.idNumber));
  return (await currentPreApplication(tx, hash, academicYear))?.status === "passed";
}
