import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import {
  movePreApplications,
  type MoveOutcome,
  type ShownPreApplication,
} from "./move-pre-applications.ts";

/** What the lender's system says of one. */
export interface PreApplicationResult extends ShownPreApplication {
  readonly outcome: "passed" | "rejected";
  readonly reason?: string | undefined;
}

/** The second person records which passed and which did not; those who passed need no form later. */
export async function recordResults(
  deps: Deps,
  command: { context: ActionContext; items: readonly PreApplicationResult[] },
): Promise<MoveOutcome[]> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const decidedOn = await businessDate(tx);
    const checkerId = command.context.actor.id;
    const passed = command.items.filter(({ outcome }) => outcome === "passed");
    const outcomes = await movePreApplications(tx, passed, {
      event: "pass",
      happenedOn: decidedOn,
      marks: { decidedOn, checkerId },
    });
    for (const item of command.items.filter(({ outcome }) => outcome === "rejected")) {
      const rejected = await movePreApplications(tx, [item], {
        event: "reject",
        happenedOn: decidedOn,
        reason: item.reason,
        marks: { decidedOn, checkerId },
      });
      outcomes.push(...rejected);
    }
    return outcomes;
  });
}
