import { recordAudit } from "@bursar/database/audit";
import { insertCondition } from "@bursar/database/borrower-conditions";
import { businessDate } from "@bursar/database/centres";
import { newId, withTransaction, type ActionContext } from "@bursar/database/connection";
import type { ConditionKind } from "@bursar/domain/collection";
import { requireBorrower } from "../changes/change-step.ts";
import { requireDocument } from "../collections/require-document.ts";
import type { Deps } from "../deps.ts";
import { refuse } from "../refuse.ts";

export interface ReportCondition {
  readonly context: ActionContext;
  readonly borrowerId: string;
  readonly kind: ConditionKind;
  readonly sinceOn: string;
  /** A death is believed before its paper is there: the paper may follow. */
  readonly evidenceIds: readonly string[];
  readonly guardian?: { readonly name: string; readonly phone: string } | undefined;
  readonly note?: string | undefined;
}

/**
 * Records that a borrower has died, is missing or has a guardian. It holds at once: the claim
 * stays, automatic messages to a dead person's number stop.
 *
 * @throws Refusal `borrower.not-found`, `condition.in-force`, `condition.guardian-missing`,
 *   `condition.date-in-future`, `collection.document-unknown`.
 */
export async function reportCondition(
  deps: Deps,
  command: ReportCondition,
): Promise<{ conditionId: string; version: number }> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { borrowerId, kind, sinceOn, evidenceIds, guardian, note } = command;
    const { phone } = await requireBorrower(tx, borrowerId);
    const reportedOn = await businessDate(tx);
    if (sinceOn > reportedOn) throw refuse("condition.date-in-future");
    if ((kind === "guardianship") !== (guardian !== undefined))
      throw refuse("condition.guardian-missing");
    for (const documentId of evidenceIds) await requireDocument(tx, borrowerId, documentId);
    const id = newId("bcn");
    const reportedBy = tx.context.actor.id;
    const row = { id, borrowerId, kind, sinceOn, evidenceIds, guardian, note };
    if (!(await insertCondition(tx, { ...row, phone, reportedBy, reportedOn })))
      throw refuse("condition.in-force");
    await recordAudit(tx, {
      action: "condition.reported",
      subjectId: id,
      after: { borrowerId, kind, sinceOn, evidenceIds },
    });
    return { conditionId: id, version: 1 };
  });
}
