import {
  findApplication,
  listAmountRaises,
  listDeficiencyNotices,
  listMoves,
  openApplications,
  type AmountRaise,
  type Application,
  type ApplicationMove,
  type DeficiencyNotice,
  type StatedApplication,
} from "@bursar/database/applications";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** An application with its form, its history, its notices and its raises. */
export interface ShownApplication {
  readonly application: Application;
  readonly stated: StatedApplication;
  readonly moves: readonly ApplicationMove[];
  readonly notices: readonly DeficiencyNotice[];
  readonly raises: readonly AmountRaise[];
}

/** @throws Refusal `application.not-found` */
export async function showApplication(
  deps: Deps,
  query: { readonly context: ActionContext; readonly applicationId: string },
): Promise<ShownApplication> {
  return readCentre(deps.db, query.context, async (tx) => {
    const application = await findApplication(tx, query.applicationId);
    if (application === undefined) throw refuse("application.not-found");
    const { id } = application;
    const stated = (await openApplications(tx, [id])).get(id);
    if (stated === undefined) throw refuse("application.not-found");
    return {
      application,
      stated,
      moves: await listMoves(tx, id),
      notices: await listDeficiencyNotices(tx, id),
      raises: await listAmountRaises(tx, id),
    };
  });
}
