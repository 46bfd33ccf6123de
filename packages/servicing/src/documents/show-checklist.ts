import { findApplication, type Application } from "@bursar/database/applications";
import { readCentre, type ActionContext, type Tx } from "@bursar/database/connection";
import type { Checklist } from "../applications/missing-documents.ts";
import { papersOfApplication } from "../applications/papers-of-application.ts";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

export type { Checklist } from "../applications/missing-documents.ts";

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

/** The list of materials as the counter held the application against it. */
export async function checklistOf(tx: Tx, application: Application): Promise<Checklist> {
  const { items, deficiencies } = await papersOfApplication(tx, application);
  return { items, deficiencies };
}
