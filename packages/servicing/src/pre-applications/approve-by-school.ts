import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { movePreApplication } from "./move-pre-applications.ts";
import { showPreApplication, type ShownPreApplicationDetail } from "./show-pre-application.ts";

/**
 * Records the school's stamp on a draft.
 *
 * @throws Refusal `pre-application.not-found`, `pre-application.wrong-state`,
 * `pre-application.date-in-future`, `version.changed`.
 */
export async function approveBySchool(
  deps: Deps,
  command: {
    context: ActionContext;
    preApplicationId: string;
    version: string;
    /** Day on the school's stamp. */
    approvedOn: string;
  },
): Promise<ShownPreApplicationDetail> {
  const { context, preApplicationId, version, approvedOn } = command;
  await withTransaction(deps.db, context, async (tx) => {
    const happenedOn = await businessDate(tx);
    if (approvedOn > happenedOn) throw refuse("pre-application.date-in-future");
    await movePreApplication(
      tx,
      { id: preApplicationId, version },
      { event: "school-approve", happenedOn, marks: { schoolApprovedOn: approvedOn } },
    );
  });
  return showPreApplication(deps, { context, preApplicationId });
}
