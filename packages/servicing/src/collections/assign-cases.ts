import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { assignCases as save, worksHere } from "@bursar/database/collections";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

/** Puts cases into a person's hands. @throws Refusal `collection.assignee-unknown` */
export async function assignCases(
  deps: Deps,
  command: { context: ActionContext; borrowerIds: readonly string[]; assigneeId: string },
): Promise<{ assigned: number }> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { assigneeId } = command;
    if (!(await worksHere(tx, assigneeId))) throw refuse("collection.assignee-unknown");
    const borrowerIds = [...new Set(command.borrowerIds)];
    const on = await businessDate(tx);
    const assigned = await save(tx, borrowerIds, { assigneeId, on });
    await recordAudit(tx, {
      action: "collection.assigned",
      subjectId: assigneeId,
      after: { borrowerIds, assigned },
    });
    return { assigned };
  });
}
