import { insertAmountRaise, type AmountRaise } from "@bursar/database/applications";
import { recordAudit } from "@bursar/database/audit";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { decideAmountRaise } from "@bursar/domain/application";
import type { Deps } from "../deps.ts";
import { refused } from "../refuse.ts";
import { raiseWaits } from "./application-refusals.ts";
import { lockShown } from "./move-application.ts";
import { loadRaiseFacts } from "./raise-facts.ts";

/** A raise as it may be stored and replayed: without the reason in the officer's words. */
export type ProposedRaise = Omit<AmountRaise, "reason">;

/**
 * Asks for a higher amount of a reviewed application (提额, rulebook 1.3); a second person decides.
 *
 * @throws Refusal `amount-raise.…`, `version.changed`, `application.not-found`.
 */
export async function proposeAmountRaise(
  deps: Deps,
  command: {
    readonly context: ActionContext;
    readonly applicationId: string;
    readonly ifMatch: string;
    readonly amountFen: bigint;
    readonly reason: string;
  },
): Promise<ProposedRaise> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const application = await lockShown(tx, command);
    const { facts, on } = await loadRaiseFacts(tx, application);
    const decision = decideAmountRaise(facts, command.amountFen);
    if (decision.kind === "refused") throw refused(decision);
    const added = await insertAmountRaise(tx, {
      applicationId: application.id,
      fromFen: application.amountFen,
      toFen: command.amountFen,
      capFen: facts.cap.value,
      capSource: facts.cap.source,
      reason: command.reason,
      proposedOn: on,
    });
    if (added === undefined) throw raiseWaits();
    const { reason: _reason, ...raise } = added;
    await recordAudit(tx, {
      action: "amount-raise.proposed",
      subjectId: raise.id,
      after: { applicationId: raise.applicationId, fromFen: raise.fromFen, toFen: raise.toFen },
    });
    return raise;
  });
}
