import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { newId, withTransaction, type ActionContext } from "@bursar/database/connection";
import { insertReversal, type Reversal } from "@bursar/database/reversals";
import type { ReversalCause } from "@bursar/domain/reversal";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { bookedSubject } from "./booked-subject.ts";

export interface ProposeReversal {
  readonly context: ActionContext;
  /** Of a settled early repayment, a paid rescue or a posted compensation. */
  readonly subjectId: string;
  readonly cause: ReversalCause;
}

/**
 * Proposes to take back something booked without a receipt; a second person lets it happen.
 *
 * @throws Refusal `reversal.nothing-booked`, `reversal.of-receipt`, `reversal.open-already`.
 */
export async function proposeReversal(deps: Deps, command: ProposeReversal): Promise<Reversal> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { subjectId, cause } = command;
    const { kind: subjectKind } = await bookedSubject(tx, subjectId);
    const id = newId("rvs");
    const makerId = tx.context.actor.id;
    const proposedOn = await businessDate(tx);
    const proposed = { id, subjectKind, subjectId, cause, makerId, proposedOn };
    const added = await insertReversal(tx, proposed);
    if (added === undefined) throw refuse("reversal.open-already");
    await recordAudit(tx, { action: "reversal.proposed", subjectId: id, after: proposed });
    return added;
  });
}
