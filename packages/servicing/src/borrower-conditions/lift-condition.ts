import { recordAudit } from "@bursar/database/audit";
import { findCondition, liftCondition as lift } from "@bursar/database/borrower-conditions";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/**
 * Lifts a condition that was wrong or is over; a second person does.
 *
 * @throws Refusal `condition.not-found`, `condition.lifted`, `condition.same-person`.
 */
export async function liftCondition(
  deps: Deps,
  command: { context: ActionContext; conditionId: string; reason: string },
): Promise<{ conditionId: string; version: number }> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { conditionId, reason } = command;
    const condition = await findCondition(tx, conditionId, true);
    if (condition === undefined) throw refuse("condition.not-found");
    if (condition.liftedOn !== null) throw refuse("condition.lifted");
    if (condition.reportedBy === tx.context.actor.id) throw refuse("condition.same-person");
    const on = await businessDate(tx);
    await lift(tx, conditionId, { on, reason });
    const { borrowerId, kind, version } = condition;
    await recordAudit(tx, {
      action: "condition.lifted",
      subjectId: conditionId,
      after: { borrowerId, kind, liftedOn: on },
    });
    return { conditionId, version: version + 1 };
  });
}
