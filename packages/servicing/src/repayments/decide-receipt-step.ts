import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import { withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { lockStep, saveReceipt, saveStep, type ReceiptStep } from "@bursar/database/repayments";
import type { Receipt } from "@bursar/database/repayments";
import { decideConfirmation, decideReceiptStep } from "@bursar/domain/repayment";
import type { Deps } from "../deps.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse, refused } from "../refuse.ts";
import { heldUntil } from "./enter-receipts.ts";
import { matchToLoans } from "./match-to-loans.ts";
import { postHeld, postReleased } from "./post-receipt.ts";
import { lockReceipt, outcomeOf, type ReceiptOutcome } from "./receipt-outcome.ts";
import { takeBackParts } from "./take-back-parts.ts";

export interface DecideReceiptStep {
  readonly context: ActionContext;
  readonly receiptId: string;
  readonly stepId: string;
}

/**
 * The second person's yes: what was proposed happens in this transaction.
 *
 * @throws Refusal `receipt.same-person`, `receipt.step-decided`, `receipt.wrong-state`,
 * `receipt.remitted`, `receipt.refunded`, and the engine's own about a repayment or reversal.
 */
export async function confirmReceiptStep(
  deps: Deps,
  command: DecideReceiptStep,
): Promise<ReceiptOutcome> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { receipt, step } = await lockOpen(tx, command);
    const { state, remittanceId } = receipt;
    const decision = decideReceiptStep({ state, isRemitted: remittanceId !== null }, step.kind);
    if (decision.kind === "refused") throw refused(decision);
    await apply(tx, receipt, step);
    await saveReceipt(tx, receipt.id, { state: decision.state, ...(await waitsUntil(tx, step)) });
    await settle(tx, step, "confirmed");
    await recordAudit(tx, {
      action: `receipt.${step.kind}-confirmed`,
      subjectId: receipt.id,
      before: { state: receipt.state, version: receipt.version },
      after: { state: decision.state, stepId: step.id, version: receipt.version + 1 },
    });
    return outcomeOf(tx, receipt.id);
  });
}

/** The second person's no. @throws as {@link confirmReceiptStep}, for the step alone. */
export async function rejectReceiptStep(
  deps: Deps,
  command: DecideReceiptStep,
): Promise<ReceiptOutcome> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { receipt, step } = await lockOpen(tx, command);
    await settle(tx, step, "rejected");
    await recordAudit(tx, {
      action: `receipt.${step.kind}-rejected`,
      subjectId: receipt.id,
      after: { stepId: step.id },
    });
    return outcomeOf(tx, receipt.id);
  });
}

async function lockOpen(tx: Tx, { receiptId, stepId }: DecideReceiptStep) {
  const receipt = await lockReceipt(tx, receiptId);
  const step = await lockStep(tx, stepId);
  if (step === undefined || step.receiptId !== receiptId) throw refuse("receipt.step-not-found");
  const decision = decideConfirmation(step, tx.context.actor.id);
  if (decision.kind === "refused") throw refused(decision);
  return { receipt, step };
}

async function settle(
  tx: Tx,
  { id }: ReceiptStep,
  status: "confirmed" | "rejected",
): Promise<void> {
  await saveStep(tx, id, {
    status,
    checkerId: tx.context.actor.id,
    decidedOn: await businessDate(tx),
  });
}

/** Money and facts; the receipt's own state is written by the caller. */
async function apply(tx: Tx, receipt: Receipt, step: ReceiptStep): Promise<void> {
  const wasMatched = receipt.state === "matched";
  switch (step.kind) {
    case "match":
      await postReleased(tx, receipt);
      return matchToLoans(tx, receipt, step);
    case "unmatch":
      if (wasMatched) {
        await takeBackParts(tx, receipt.id);
        await postHeld(tx, { ...receipt, loanId: null });
      }
      return saveReceipt(tx, receipt.id, { loanId: null });
    case "reversal":
    case "return":
      return wasMatched ? takeBackParts(tx, receipt.id) : postReleased(tx, receipt);
  }
}

/** What waits again has a deadline again. */
async function waitsUntil(tx: Tx, { kind }: ReceiptStep): Promise<{ decideBy: string | null }> {
  if (kind !== "unmatch") return { decideBy: null };
  return { decideBy: heldUntil(await loadPolicy(tx), await businessDate(tx)) };
}
