import {
  draftIdsOf,
  openApplications,
  openEarlierApplications,
  type Application,
} from "@bursar/database/applications";
import type { Tx } from "@bursar/database/connection";
import type { Document } from "@bursar/database/documents";
import { documentConditions } from "@bursar/domain/application";
import { loadPolicy } from "../policies/load-policy.ts";
import { loadPapers, type Checklist } from "./missing-documents.ts";

/**
 * What an application was to bring and what came for it, for its draft or into the borrower's own
 * file; by the policy of the day on which it was submitted, so that years later it is held to no
 * more than then.
 */
export async function papersOfApplication(
  tx: Tx,
  application: Application,
): Promise<Checklist & { readonly documents: readonly Document[] }> {
  const { id, kind, borrowerId, academicYear, submittedOn: on } = application;
  const stated = (await openApplications(tx, [id])).get(id);
  if (stated === undefined) throw new Error(`application ${id} has vanished`);
  const { form } = stated;
  const earlier = await openEarlierApplications(tx, [borrowerId], academicYear);
  const conditions = documentConditions(form, {
    isMinor: application.warnings.includes("borrower.minor"),
    earlier: earlier.get(borrowerId)?.form,
  });
  const subjectIds = [id, ...(await draftIdsOf(tx, id)), borrowerId];
  const papers = await loadPapers(tx, { form, subjectIds, policy: await loadPolicy(tx), on });
  return { ...papers.checklist(kind, conditions), documents: papers.documents };
}
