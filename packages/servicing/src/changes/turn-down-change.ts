import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { saveChange } from "@bursar/database/changes";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { lockChange, requireMove, stepOf, type ChangeStep } from "./change-step.ts";

export interface TurnDownChange {
  readonly context: ActionContext;
  readonly changeId: string;
  readonly version: number;
  /** Why, in words for the borrower and the clerk; kept sealed. */
  readonly reason: string;
}

/** The second person sends it back to be mended. @throws Refusal `change.same-person` … */
export function returnChange(deps: Deps, command: TurnDownChange): Promise<ChangeStep> {
  return turnDown(deps, command, "return");
}

/** The second person says no for good. */
export function rejectChange(deps: Deps, command: TurnDownChange): Promise<ChangeStep> {
  return turnDown(deps, command, "reject");
}

/** The borrower changes their mind, or a new phone was never confirmed. */
export function withdrawChange(deps: Deps, command: TurnDownChange): Promise<ChangeStep> {
  return turnDown(deps, command, "withdraw");
}

function turnDown(
  deps: Deps,
  command: TurnDownChange,
  event: "return" | "reject" | "withdraw",
): Promise<ChangeStep> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const change = await lockChange(tx, command.changeId);
    const actorId = command.context.actor.id;
    const status = requireMove(change, { event, actorId, shownVersion: command.version });
    const progress = {
      status,
      decidedOn: await businessDate(tx),
      ...(event === "withdraw" ? {} : { checkerId: actorId }),
    };
    await saveChange(tx, change.id, { ...progress, reason: command.reason });
    await recordAudit(tx, {
      action: `change.${event}`,
      subjectId: change.id,
      before: { status: change.status, version: change.version },
      after: progress,
    });
    return stepOf(tx, change.id);
  });
}
