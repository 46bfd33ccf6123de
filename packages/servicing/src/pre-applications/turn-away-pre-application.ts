import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { movePreApplication } from "./move-pre-applications.ts";
import { showPreApplication, type ShownPreApplicationDetail } from "./show-pre-application.ts";

export interface TurnAwayPreApplication {
  readonly context: ActionContext;
  readonly preApplicationId: string;
  readonly version: string;
  readonly event: "return" | "reject" | "withdraw";
  readonly reason: string;
}

/**
 * Returns it for correction, rejects it, or withdraws it at the student's wish; with the reason.
 *
 * @throws Refusal `pre-application.not-found`, `pre-application.wrong-state`,
 * `pre-application.same-person`, `version.changed`.
 */
export async function turnAwayPreApplication(
  deps: Deps,
  command: TurnAwayPreApplication,
): Promise<ShownPreApplicationDetail> {
  const { context, preApplicationId, version, event, reason } = command;
  await withTransaction(deps.db, context, async (tx) => {
    const happenedOn = await businessDate(tx);
    const marks =
      event === "reject"
        ? { checkerId: context.actor.id, decidedOn: happenedOn }
        : event === "return"
          ? { checkerId: null, verifiedOn: null, schoolApprovedOn: null }
          : {};
    const shown = { id: preApplicationId, version };
    await movePreApplication(tx, shown, { event, happenedOn, reason, marks });
  });
  return showPreApplication(deps, { context, preApplicationId });
}
