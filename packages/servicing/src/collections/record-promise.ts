import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { insertPromise } from "@bursar/database/collections";
import { newId, withTransaction, type ActionContext } from "@bursar/database/connection";
import { addLimitationEvents } from "@bursar/database/limitation";
import { requireBorrower } from "../changes/change-step.ts";
import { arrearsOf, isOverdue } from "../delinquency/index.ts";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { requireDocument } from "./require-document.ts";

export interface RecordPromise {
  readonly context: ActionContext;
  readonly borrowerId: string;
  readonly amountFen: bigint;
  readonly payBy: string;
  /** The signed slip, where there is one: only then the promise interrupts the limitation. */
  readonly documentId?: string | undefined;
}

/**
 * Takes a promise to pay that was made at the counter, for everything that is overdue.
 *
 * @throws Refusal `borrower.not-found`, `contact.nothing-overdue`, `promise.date-passed`,
 *   `collection.document-unknown`.
 */
export async function recordPromise(
  deps: Deps,
  command: RecordPromise,
): Promise<{ promiseId: string; contracts: number }> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { borrowerId, amountFen, payBy, documentId } = command;
    await requireBorrower(tx, borrowerId);
    const madeOn = await businessDate(tx);
    if (payBy < madeOn) throw refuse("promise.date-passed");
    const loans = (await arrearsOf(tx, borrowerId, madeOn)).filter(isOverdue);
    if (loans.length === 0) throw refuse("contact.nothing-overdue");
    if (documentId !== undefined) await requireDocument(tx, borrowerId, documentId);
    const promiseId = newId("prm");
    const loanIds = loans.map(({ loan }) => loan.id);
    const recordedBy = tx.context.actor.id;
    const promise = { id: promiseId, borrowerId, contactId: null, loanIds, amountFen, madeOn };
    await insertPromise(tx, { ...promise, payBy, recordedBy });
    if (documentId !== undefined) {
      const proof = { sourceId: promiseId, occurredOn: madeOn, documentId, postedOn: madeOn };
      const event = { kind: "promise" as const, ...proof, recordedBy };
      await addLimitationEvents(
        tx,
        loanIds.map((loanId) => ({ ...event, loanId })),
      );
    }
    await recordAudit(tx, {
      action: "promise.recorded",
      subjectId: promiseId,
      after: { borrowerId, amountFen, payBy, contracts: loanIds.length },
    });
    return { promiseId, contracts: loanIds.length };
  });
}
