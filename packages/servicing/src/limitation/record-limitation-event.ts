import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext } from "@bursar/database/connection";
import { addLimitationEvents } from "@bursar/database/limitation";
import { findLoanByContractNo } from "@bursar/database/loans";
import { requireDocument } from "../collections/require-document.ts";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

export interface RecordLimitationEvent {
  readonly context: ActionContext;
  readonly contractNo: string;
  readonly kind: "demand" | "promise" | "suit";
  readonly occurredOn: string;
  /** What proves it, of the borrower's file. */
  readonly documentId: string;
}

/**
 * Records what interrupts a limitation and happened outside the worklist: the lender's suit, a
 * signed acknowledgement. The same document counts once a contract.
 *
 * @throws Refusal `loan.not-found`, `limitation.date-impossible`, `collection.document-unknown`.
 */
export async function recordLimitationEvent(
  deps: Deps,
  command: RecordLimitationEvent,
): Promise<{ contractNo: string; added: boolean }> {
  const { contractNo, kind, occurredOn, documentId } = command;
  return withTransaction(deps.db, command.context, async (tx) => {
    const stored = await findLoanByContractNo(tx, contractNo);
    if (stored === undefined) throw refuse("loan.not-found");
    const { id: loanId, borrowerId, disbursedOn } = stored.loan;
    const postedOn = await businessDate(tx);
    if (occurredOn > postedOn || occurredOn < disbursedOn)
      throw refuse("limitation.date-impossible");
    await requireDocument(tx, borrowerId, documentId);
    const recordedBy = tx.context.actor.id;
    const row = {
      loanId,
      kind,
      sourceId: documentId,
      occurredOn,
      documentId,
      recordedBy,
      postedOn,
    };
    const added = (await addLimitationEvents(tx, [row])) > 0;
    await recordAudit(tx, {
      action: "limitation.event-recorded",
      subjectId: loanId,
      after: { kind, occurredOn, documentId, added },
    });
    return { contractNo, added };
  });
}
