import { timingSafeEqual } from "node:crypto";
import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { countConfirmationTry, saveChange, type ChangeRequest } from "@bursar/database/changes";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { addDays } from "@bursar/domain/calendar";
import { cleanCode } from "@bursar/domain/identity";
import { inForce } from "@bursar/domain/policy";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";
import { applyChange } from "./apply-change.ts";
import {
  lockChange,
  requireBorrower,
  requireMove,
  stepOf,
  type ChangeStep,
} from "./change-step.ts";
import { confirmationCode } from "./confirmation-code.ts";

export interface ConfirmPhone {
  readonly context: ActionContext;
  readonly changeId: string;
  readonly version: number;
  /** As sent to the new number. */
  readonly code: string;
}

/**
 * The person with the new phone has shown the code that was sent to it: the change holds. The
 * number may sign in and change an account 72 hours later.
 *
 * @throws Refusal `change.code-wrong`, `change.code-used-up`, `change.wrong-state`.
 */
export async function confirmPhone(deps: Deps, command: ConfirmPhone): Promise<ChangeStep> {
  // A wrong try has to stay counted, so it commits before it is refused.
  const outcome = await withTransaction(deps.db, command.context, async (tx) => {
    const change = await lockChange(tx, command.changeId);
    const actorId = command.context.actor.id;
    const status = requireMove(change, { event: "apply", actorId, shownVersion: command.version });
    const { content } = change;
    if (content.kind !== "contact" || content.phone === undefined)
      throw new Error(`change ${change.id} waits for no phone`);
    await requireOpenCode(tx, change);
    if (!isSame(command.code, confirmationCode(tx, change.id, content.phone))) {
      await countConfirmationTry(tx, change.id);
      return undefined;
    }
    const on = await businessDate(tx);
    const borrower = await requireBorrower(tx, change.borrowerId);
    await saveChange(tx, change.id, { status, appliedOn: on });
    await recordAudit(tx, {
      action: "change.phone-confirmed",
      subjectId: change.id,
      before: { status: change.status },
      after: { status },
    });
    const found = { loans: [], effects: [], before: {}, warnings: [] };
    await applyChange(tx, { change, borrower, found, on });
    return stepOf(tx, change.id);
  });
  if (outcome === undefined || outcome === null) throw refuse("change.code-wrong");
  return outcome;
}

async function requireOpenCode(tx: Tx, change: ChangeRequest): Promise<void> {
  const today = await businessDate(tx);
  const { days, triesMax } = inForce((await loadPolicy(tx)).phoneConfirmation, today).value;
  const isOver = change.decidedOn === null || today > addDays(change.decidedOn, days);
  if (isOver || change.confirmationTries >= triesMax) throw refuse("change.code-used-up");
}

function isSame(given: string, code: string): boolean {
  const typed = Buffer.from(cleanCode(given).replace(/\s/g, ""));
  const sent = Buffer.from(code);
  return typed.length === sent.length && timingSafeEqual(typed, sent);
}
