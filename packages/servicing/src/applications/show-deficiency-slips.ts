import {
  findApplication,
  listDeficiencyNotices,
  type Application,
  type DeficiencyNotice,
} from "@bursar/database/applications";
import { findCentre } from "@bursar/database/centres";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** What the slips of an application's one-time notices say. */
export interface DeficiencySlips {
  readonly centreName: string;
  readonly application: Application;
  readonly notices: readonly DeficiencyNotice[];
}

/** @throws Refusal `application.not-found` */
export async function showDeficiencySlips(
  deps: Deps,
  query: { readonly context: ActionContext; readonly applicationId: string },
): Promise<DeficiencySlips> {
  return readCentre(deps.db, query.context, async (tx) => {
    const application = await findApplication(tx, query.applicationId);
    if (application === undefined) throw refuse("application.not-found");
    const notices = await listDeficiencyNotices(tx, application.id);
    return { centreName: (await findCentre(tx)).name, application, notices };
  });
}
