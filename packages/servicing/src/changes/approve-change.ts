import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { saveChange, type ChangeRequest } from "@bursar/database/changes";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { lockStandings } from "@bursar/database/loans";
import { decidePreview } from "@bursar/domain/change";
import { Refusal } from "@bursar/domain/refusal";
import type { Deps } from "../deps.ts";
import { applyChange } from "./apply-change.ts";
import { assessChange, type Assessment } from "./assess-change.ts";
import {
  lockChange,
  requireBorrower,
  requireMove,
  stepOf,
  type ChangeStep,
} from "./change-step.ts";
import { announceNewPhone } from "./change-notices.ts";
import { requireEvidence } from "./require-evidence.ts";
import type { RosterStatements } from "./roster-statements.ts";

export interface ApprovedChange {
  readonly changeId: string;
  readonly version: number;
  /** Of the effect that was shown; left out where no loan's plan changes. */
  readonly previewHash?: string | undefined;
}

/**
 * The second person's yes. Everything is worked out again: when the effect is another one than
 * was shown, nothing is written and the refusal carries the new one. A new phone then waits for
 * its confirmation; anything else holds at once, in this transaction.
 *
 * @throws Refusal `change.preview-outdated` (`data.preview`, `data.previewHash`),
 * `change.same-person`, `change.version-changed`, `change.wrong-state`, and those of the content.
 */
export async function approveChange(
  deps: Deps,
  command: ApprovedChange & { readonly context: ActionContext },
): Promise<ChangeStep> {
  return withTransaction(deps.db, command.context, (tx) => approveIn(tx, command));
}

/** As {@link approveChange}, for one of several in a transaction. */
export async function approveIn(
  tx: Tx,
  command: ApprovedChange,
  shared: { readonly roster?: RosterStatements; readonly agreedOnly?: boolean } = {},
): Promise<ChangeStep> {
  const change = await lockChange(tx, command.changeId);
  const actorId = tx.context.actor.id;
  const status = requireMove(change, { event: "approve", actorId, shownVersion: command.version });
  const { content, filedOn } = change;
  if (filedOn === null) throw new Error(`change ${change.id} was submitted without a day`);
  const borrower = await requireBorrower(tx, change.borrowerId);
  // Nothing may happen to the loans between the look at the effect and the facts that make it.
  await lockStandings(tx, change.loanIds);
  const found = await assessChange(tx, { borrower, content, filedOn, roster: shared.roster });
  if (shared.agreedOnly === true && found.rosterAgreement !== "agrees") throw rosterDiffers();
  await requireEvidence(tx, change, filedOn);
  requireShown(command, found);
  const isWaiting = content.kind === "contact" && content.phone !== undefined;
  const decidedOn = await businessDate(tx);
  const progress = {
    status: isWaiting ? status : requireApply(change, status),
    checkerId: actorId,
    decidedOn,
    previewHash: found.previewHash ?? null,
    ...(found.rosterAgreement !== undefined && { rosterAgreement: found.rosterAgreement }),
    ...(isWaiting ? {} : { appliedOn: decidedOn }),
  };
  await saveChange(tx, change.id, {
    ...progress,
    before: found.before,
    preview: found.preview ?? null,
  });
  await recordAudit(tx, {
    action: "change.approved",
    subjectId: change.id,
    before: { status: change.status, version: change.version },
    after: { ...progress, version: change.version + 1 },
  });
  if (isWaiting) await announceNewPhone(tx, change);
  else await applyChange(tx, { change, borrower, found, on: decidedOn });
  return stepOf(tx, change.id);
}

function requireApply(change: ChangeRequest, status: ChangeRequest["status"]) {
  const { version } = change;
  return requireMove({ ...change, status }, { event: "apply", actorId: "", shownVersion: version });
}

function requireShown(command: ApprovedChange, found: Assessment): void {
  const refusal = decidePreview(command.previewHash, found.previewHash);
  if (refusal === undefined) return;
  const { zh, en } = refusal;
  const { preview = null, previewHash = null } = found;
  throw new Refusal("change.preview-outdated", {
    zh,
    en,
    status: 409,
    data: { previewHash, preview },
  });
}

function rosterDiffers(): Refusal {
  return new Refusal("change.roster-differs", {
    zh: "名单与毕业确认不一致，或名单里没有这个人：单独打开复核。",
    en: "The roster says otherwise or does not name this person: open it and review it alone.",
    status: 409,
  });
}
