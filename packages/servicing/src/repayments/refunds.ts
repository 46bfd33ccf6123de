import { recordAudit } from "@bursar/database/audit";
import { businessDate } from "@bursar/database/centres";
import {
  newId,
  readCentre,
  withTransaction,
  type ActionContext,
  type Tx,
} from "@bursar/database/connection";
import {
  findLoanByContractNo,
  loadLoans,
  lockStandings,
  type StoredLoan,
} from "@bursar/database/loans";
import {
  findRefund,
  insertRefund,
  isRefundSerialTaken,
  listRefunds as selectRefunds,
  promisedRefunds,
  saveRefund,
  type Refund,
  type RefundFilter,
} from "@bursar/database/repayments";
import { decideFact, prepareLoan, refundableAt, type LoanFact } from "@bursar/domain/loan";
import { decideRefund, decideRefundMove, type RefundEvent } from "@bursar/domain/repayment";
import type { Deps } from "../deps.ts";
import { requireVersion } from "../if-match.ts";
import { appendLoanFacts } from "../loans/append-loan-facts.ts";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse, refused } from "../refuse.ts";

/** What a step of a refund gives back; it is stored, so it names no payee. */
export type RefundStep = Pick<
  Refund,
  "id" | "contractNo" | "amountFen" | "status" | "paidOn" | "version"
>;

export interface ProposeRefund {
  readonly context: ActionContext;
  readonly contractNo: string;
  readonly amountFen: bigint;
  /** Who gets it, and where. */
  readonly payee: string;
  readonly reason: string;
}

/**
 * Proposes to give money back that a loan's payer paid too much.
 *
 * @throws Refusal `loan.not-found`, `refund.too-much`.
 */
export async function proposeRefund(deps: Deps, command: ProposeRefund): Promise<RefundStep> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { contractNo, amountFen, payee, reason } = command;
    const stored = await lockLoan(tx, contractNo);
    const loanId = stored.loan.id;
    const today = await businessDate(tx);
    const loan = toLoan(stored, await loadPolicy(tx));
    const refundableFen = refundableAt(prepareLoan(loan), today);
    const promisedFen = await promisedRefunds(tx, loanId);
    const decision = decideRefund({ amountFen, refundableFen, promisedFen });
    if (decision.kind === "refused") throw refused(decision);
    const id = newId("rfd");
    const makerId = tx.context.actor.id;
    await insertRefund(tx, { id, loanId, amountFen, payee, reason, makerId, proposedOn: today });
    await recordAudit(tx, {
      action: "refund.proposed",
      subjectId: id,
      after: { contractNo, amountFen: amountFen.toString() },
    });
    return stepOf(tx, id);
  });
}

async function lockLoan(tx: Tx, contractNo: string): Promise<StoredLoan> {
  const found = await findLoanByContractNo(tx, contractNo);
  if (found === undefined) throw refuse("loan.not-found");
  await lockStandings(tx, [found.loan.id]);
  const [locked] = await loadLoans(tx, [found.loan.id]);
  return locked ?? found;
}

export interface DecideRefund {
  readonly context: ActionContext;
  readonly refundId: string;
  readonly version: number;
}

/** The second person's yes; paying it is a step of its own. @throws Refusal `refund.…` */
export async function approveRefund(deps: Deps, command: DecideRefund): Promise<RefundStep> {
  return withTransaction(deps.db, command.context, (tx) => decide(tx, command, "approve"));
}

/** The second person's no. @throws Refusal `refund.…` */
export async function rejectRefund(deps: Deps, command: DecideRefund): Promise<RefundStep> {
  return withTransaction(deps.db, command.context, (tx) => decide(tx, command, "reject"));
}

async function decide(
  tx: Tx,
  command: DecideRefund,
  event: Extract<RefundEvent, "approve" | "reject">,
): Promise<RefundStep> {
  const { refund, status } = await requireMove(tx, command, event);
  const decidedOn = await businessDate(tx);
  await saveRefund(tx, refund.id, { status, checkerId: tx.context.actor.id, decidedOn });
  await recordAudit(tx, {
    action: `refund.${status}`,
    subjectId: refund.id,
    before: { status: refund.status, version: refund.version },
    after: { status },
  });
  return stepOf(tx, refund.id);
}

export interface PayRefund extends DecideRefund {
  /** The channel's number of the payment. */
  readonly serialNo: string;
  readonly paidOn: string;
}

/**
 * Records that an approved refund was paid: what is to be given back grows less.
 *
 * @throws Refusal `refund.wrong-state`, `refund.serial-taken`, and the engine's about the fact.
 */
export async function payRefund(deps: Deps, command: PayRefund): Promise<RefundStep> {
  return withTransaction(deps.db, command.context, async (tx) => {
    const { refund, status } = await requireMove(tx, command, "pay");
    const { serialNo, paidOn } = command;
    if (await isRefundSerialTaken(tx, serialNo)) throw refuse("refund.serial-taken");
    await lockStandings(tx, [refund.loanId]);
    const [stored] = await loadLoans(tx, [refund.loanId]);
    if (stored === undefined) throw new Error(`no loan ${refund.loanId}`);
    const loan = toLoan(stored, await loadPolicy(tx));
    const paid = { kind: "refunded", on: paidOn, amountFen: refund.amountFen } as const;
    const fact: LoanFact = { ...paid, factId: "judged", sequence: loan.facts.length + 1 };
    const decision = decideFact(loan, fact, await businessDate(tx));
    if (decision.kind === "refused") throw refused(decision.refusals[0]);
    const [recorded] = await appendLoanFacts(tx, refund.loanId, [paid]);
    const factSequence = recorded?.sequence ?? null;
    const paidBy = tx.context.actor.id;
    await saveRefund(tx, refund.id, { status, paidOn, serialNo, paidBy, factSequence });
    await recordAudit(tx, {
      action: "refund.paid",
      subjectId: refund.id,
      before: { status: refund.status, version: refund.version },
      after: { status, paidOn, serialNo },
    });
    return stepOf(tx, refund.id);
  });
}

async function requireMove(tx: Tx, command: DecideRefund, event: RefundEvent) {
  const refund = await findRefund(tx, command.refundId, true);
  if (refund === undefined) throw refuse("refund.not-found");
  requireVersion(String(command.version), refund.version);
  const decision = decideRefundMove(refund, event, tx.context.actor.id);
  if (decision.kind === "refused") throw refused(decision);
  return { refund, status: decision.status };
}

async function stepOf(tx: Tx, refundId: string): Promise<RefundStep> {
  const refund = await findRefund(tx, refundId);
  if (refund === undefined) throw new Error(`the refund ${refundId} has vanished`);
  const { id, contractNo, amountFen, status, paidOn, version } = refund;
  return { id, contractNo, amountFen, status, paidOn, version };
}

/** A page of the centre's refunds, the latest first. */
export async function listRefunds(
  deps: Deps,
  query: { readonly context: ActionContext; readonly filter: RefundFilter },
): Promise<Refund[]> {
  return readCentre(deps.db, query.context, (tx) => selectRefunds(tx, query.filter));
}

/** @throws Refusal `refund.not-found` */
export async function showRefund(
  deps: Deps,
  query: { readonly context: ActionContext; readonly refundId: string },
): Promise<Refund> {
  return readCentre(deps.db, query.context, async (tx) => {
    const refund = await findRefund(tx, query.refundId);
    if (refund === undefined) throw refuse("refund.not-found");
    return refund;
  });
}
