import { readCentre, type ActionContext } from "@bursar/database/connection";
import {
  findDeferral,
  listDeferrals as selectDeferrals,
  type Deferral,
  type DeferralFilter,
} from "@bursar/database/deferrals";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** @throws Refusal `deferral.not-found` */
export async function showDeferral(
  deps: Deps,
  query: { context: ActionContext; deferralId: string },
): Promise<Deferral> {
  return readCentre(deps.db, query.context, async (tx) => {
    const deferral = await findDeferral(tx, query.deferralId);
    if (deferral === undefined) throw refuse("deferral.not-found");
    return deferral;
  });
}

/** A page of the centre's deferrals in the order of their ids. */
export async function listDeferrals(
  deps: Deps,
  query: { context: ActionContext; filter: DeferralFilter },
): Promise<Deferral[]> {
  return readCentre(deps.db, query.context, (tx) => selectDeferrals(tx, query.filter));
}
