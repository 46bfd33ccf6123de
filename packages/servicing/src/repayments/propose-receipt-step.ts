import { recordAudit } from "@bursar/database/audit";
import { loadBorrowers } from "@bursar/database/borrowers";
import { businessDate } from "@bursar/database/centres";
import { newId, withTransaction, type ActionContext, type Tx } from "@bursar/database/connection";
import { findPayableLoans, insertStep, type Receipt } from "@bursar/database/repayments";
import { decideReceiptStep, type MoneyStepKind } from "@bursar/domain/repayment";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { refuse, refused } from "../refuse.ts";
import { lockReceipt } from "./receipt-outcome.ts";

export interface ProposeReceiptStep {
  readonly context: ActionContext;
  readonly receiptId: string;
  readonly version: number;
  readonly kind: MoneyStepKind;
  readonly reason: string;
  /** Of a match: the contract that the money is for. */
  readonly contractNo?: string | undefined;
  /** Of a match without a contract: whose loans it is divided among (K14). */
  readonly borrowerId?: string | undefined;
}

export interface ProposedReceiptStep {
  readonly id: string;
  readonly receiptId: string;
  readonly kind: MoneyStepKind;
}

/**
 * Proposes what is to be done with a receipt; a second person lets it happen.
 *
 * @throws Refusal `receipt.wrong-state`, `receipt.remitted`, `receipt.step-open`,
 * `receipt.no-target`, `loan.not-found`, `borrower.not-found`, `version.changed`.
 */
export async function proposeReceiptStep(
  deps: Deps,
  command: ProposeReceiptStep,
): Promise<ProposedReceiptStep> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { kind, reason, receiptId } = command;
    const receipt = await lockReceipt(tx, receiptId);
    requireVersion(String(command.version), receipt.version);
    const isRemitted = receipt.remittanceId !== null;
    const decision = decideReceiptStep({ state: receipt.state, isRemitted }, kind);
    if (decision.kind === "refused") throw refused(decision);
    const target = kind === "match" ? await targetOf(tx, receipt, command) : NO_TARGET;
    const id = newId("rcs");
    const makerId = tx.context.actor.id;
    const proposedOn = await businessDate(tx);
    const step = { id, receiptId, kind, ...target, reason, makerId, proposedOn };
    if (!(await insertStep(tx, step))) throw refuse("receipt.step-open");
    await recordAudit(tx, {
      action: "receipt.step-proposed",
      subjectId: receiptId,
      after: { stepId: id, kind, ...target },
    });
    return { id, receiptId, kind };
  });
}

interface Target {
  readonly contractNo: string | null;
  readonly borrowerId: string | null;
}

const NO_TARGET: Target = { contractNo: null, borrowerId: null };

/** The contract named now, or the borrower, or the contract that the payer named. */
async function targetOf(tx: Tx, receipt: Receipt, command: ProposeReceiptStep): Promise<Target> {
  const { borrowerId } = command;
  if (command.contractNo === undefined && borrowerId !== undefined) {
    const known = await loadBorrowers(tx, [borrowerId]);
    if (!known.has(borrowerId)) throw refuse("borrower.not-found");
    return { contractNo: null, borrowerId };
  }
  const contractNo = command.contractNo ?? receipt.contractNo;
  if (contractNo === null) throw refuse("receipt.no-target");
  const loans = await findPayableLoans(tx, [contractNo]);
  if (!loans.has(contractNo)) throw refuse("loan.not-found");
  return { contractNo, borrowerId: null };
}
