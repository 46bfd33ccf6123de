import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { collectPlan, type RetentionPlan } from "./collect-plan.ts";

/**
 * What may go on a day, today where none is given; writes nothing.
 *
 * @throws Refusal `retention-plan.date-in-future`.
 */
export async function planRetention(
  deps: Deps,
  query: { context: ActionContext; asOf?: string | undefined },
): Promise<RetentionPlan> {
  return readCentre(deps.db, query.context, async (tx) => {
    const today = await businessDate(tx);
    const asOf = query.asOf ?? today;
    if (asOf > today) throw refuse("retention-plan.date-in-future");
    return collectPlan(tx, asOf);
  });
}
