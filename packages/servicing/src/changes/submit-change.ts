import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { saveChange, type ChangeRequest } from "@bursar/database/changes";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import type { Deps } from "../deps.ts";
import { assessChange, type Assessment } from "./assess-change.ts";
import {
  lockChange,
  requireBorrower,
  requireMove,
  stepOf,
  type ChangeStep,
} from "./change-step.ts";
import { requireEvidence } from "./require-evidence.ts";

export interface SubmitChange {
  readonly context: ActionContext;
  readonly changeId: string;
  readonly version: number;
}

/**
 * Hands a change to the second person. The day of its first submission is its filing day.
 *
 * @throws Refusal `change.evidence-missing`, `change.evidence-unknown`, `change.wrong-state`,
 * `change.version-changed`, and those of the content.
 */
export async function submitChange(deps: Deps, command: SubmitChange): Promise<ChangeStep> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const change = await lockChange(tx, command.changeId);
    const actorId = command.context.actor.id;
    requireMove(change, { event: "submit", actorId, shownVersion: command.version });
    const borrower = await requireBorrower(tx, change.borrowerId);
    const filedOn = change.filedOn ?? (await businessDate(tx));
    const found = await assessChange(tx, { borrower, content: change.content, filedOn });
    await requireEvidence(tx, change, filedOn);
    await markSubmitted(tx, change, { found, filedOn });
    return stepOf(tx, change.id);
  });
}

/** Writes the submission with its effect as it is now. */
export async function markSubmitted(
  tx: Tx,
  change: Pick<ChangeRequest, "id" | "status">,
  { found, filedOn }: { readonly found: Assessment; readonly filedOn: string },
): Promise<void> {
  const { content, before, warnings, preview, previewHash, filing, rosterAgreement } = found;
  const progress = {
    status: "submitted" as const,
    loanIds: found.loans.map(({ loan }) => loan.id),
    warnings: [...warnings],
    previewHash: previewHash ?? null,
    filing: filing ?? null,
    rosterAgreement: rosterAgreement ?? null,
    filedOn,
    checkerId: null,
  };
  // The one who submits answers for what it says, whoever entered it.
  const makerId = tx.context.actor.id;
  await saveChange(tx, change.id, {
    ...progress,
    makerId,
    editor: makerId,
    content,
    before,
    preview: preview ?? null,
  });
  await recordAudit(tx, {
    action: "change.submitted",
    subjectId: change.id,
    before: { status: change.status },
    after: progress,
  });
}
