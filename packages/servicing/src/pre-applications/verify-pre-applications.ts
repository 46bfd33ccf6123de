import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import {
  movePreApplications,
  type MoveOutcome,
  type ShownPreApplication,
} from "./move-pre-applications.ts";

/** The county's second person confirms what a school has approved, a list at a time. */
export async function verifyPreApplications(
  deps: Deps,
  command: { context: ActionContext; items: readonly ShownPreApplication[] },
): Promise<MoveOutcome[]> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const verifiedOn = await businessDate(tx);
    const checkerId = command.context.actor.id;
    return movePreApplications(tx, command.items, {
      event: "verify",
      happenedOn: verifiedOn,
      marks: { verifiedOn, checkerId },
    });
  });
}
