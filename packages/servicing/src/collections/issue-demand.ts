import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { insertDemand } from "@bursar/database/collections";
import { newId, withTransaction, type ActionContext } from "@bursar/database/connection";
import { requireBorrower } from "../changes/change-step.ts";
import { arrearsOf, isOverdue, isPaused } from "../delinquency/index.ts";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";
import { requireCleanText } from "./require-clean-text.ts";
import { requireDocument } from "./require-document.ts";
import { sumsOf } from "./sums-of.ts";

export interface IssueDemand {
  readonly context: ActionContext;
  readonly borrowerId: string;
  /** The letter (催收通知书) as it is sent. */
  readonly documentId: string;
  readonly addition?: string | undefined;
}

/**
 * Keeps a written demand with what it asks for, by contract and component, on the day of issue
 * (rulebook 6.6 item 9). It interrupts nothing until it is delivered.
 *
 * @throws Refusal `borrower.not-found`, `contact.nothing-overdue`, `contact.paused`,
 *   `collection.document-unknown`, `collection.forbidden-words`.
 */
export async function issueDemand(
  deps: Deps,
  command: IssueDemand,
): Promise<{ demandId: string; issuedOn: string; contracts: number }> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { borrowerId, documentId, addition } = command;
    await requireBorrower(tx, borrowerId);
    const issuedOn = await businessDate(tx);
    const overdue = (await arrearsOf(tx, borrowerId, issuedOn)).filter(isOverdue);
    if (overdue.length === 0) throw refuse("contact.nothing-overdue");
    const pressed = overdue.filter((one) => !isPaused(one));
    if (pressed.length === 0) throw refuse("contact.paused");
    if (addition !== undefined) await requireCleanText(tx, addition, issuedOn);
    await requireDocument(tx, borrowerId, documentId);
    const demandId = newId("dmd");
    const issuedBy = tx.context.actor.id;
    const sums = sumsOf(pressed);
    await insertDemand(tx, {
      id: demandId,
      borrowerId,
      issuedOn,
      documentId,
      addition,
      issuedBy,
      sums,
    });
    await recordAudit(tx, {
      action: "demand.issued",
      subjectId: demandId,
      after: { borrowerId, issuedOn, documentId, sums },
    });
    return { demandId, issuedOn, contracts: sums.length };
  });
}
