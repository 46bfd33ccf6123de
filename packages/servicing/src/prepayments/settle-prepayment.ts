import { businessDate } from "@bursar/database/centres";
import type { Tx } from "@bursar/database/connection";
import type { Prepayment } from "@bursar/database/prepayments";
import type { PlainDate } from "@bursar/domain/calendar";
import type { Fen } from "@bursar/domain/money";
import { decideSettlement, type PrepaymentState } from "@bursar/domain/prepayment";
import { appendLoanFacts } from "../loans/append-loan-facts.ts";
import { requireNumberedLoan } from "../loans/numbered-loan.ts";
import { refused } from "../refuse.ts";
import { amountsOf, lockPrepayment, movePrepayment, requireStep } from "./prepayment-step.ts";

/** Money for an early repayment. */
export interface PrepaymentMoney {
  readonly amountFen: Fen;
  /** The payer's debit day. */
  readonly valueOn: PlainDate;
}

export type SettledPrepayment =
  | {
      readonly kind: "settled";
      readonly factId: string;
      readonly usedFen: Fen;
      /** Above what was needed; it stays the receipt's. */
      readonly excessFen: Fen;
    }
  | {
      readonly kind: "failed";
      readonly reason: "short" | "late" | "lender";
      readonly shortByFen: Fen;
    }
  /** It does not wait for money: all of it stays the receipt's. */
  | { readonly kind: "closed"; readonly status: PrepaymentState };

/**
 * Lets a receipt's money settle an application, once: asked again with the same receipt it gives
 * the same answer. Enough money appends the `prepaid` fact, with all arrears and the interest;
 * too little or too late fails the application and stays the receipt's.
 *
 * @throws Refusal `prepayment.not-found`, and those of the loan's own rules when what happened
 * since leaves nothing to repay early.
 */
export async function settlePrepayment(
  tx: Tx,
  given: PrepaymentMoney & { readonly prepaymentId: string; readonly receiptId: string },
): Promise<SettledPrepayment> {
  const prepayment = await lockPrepayment(tx, given.prepaymentId);
  if (prepayment.status !== "awaiting-money")
    return prepayment.receiptId === given.receiptId
      ? outcomeOf(prepayment)
      : { kind: "closed", status: prepayment.status };
  return settleWith(tx, prepayment, { money: given, marks: { receiptId: given.receiptId } });
}

/** Whose word it is that the money came. */
interface Settling {
  readonly money: PrepaymentMoney;
  readonly marks: { readonly receiptId: string } | LenderResult;
}

export interface LenderResult {
  readonly checkerId: string;
  readonly lenderReference: string;
}

/** As {@link settlePrepayment}, for an application that is locked. */
export async function settleWith(
  tx: Tx,
  prepayment: Prepayment,
  { money, marks }: Settling,
): Promise<SettledPrepayment> {
  const { amountFen: receivedFen, valueOn } = money;
  const { contractNo, loan } = await requireNumberedLoan(tx, prepayment.contractNo);
  const today = await businessDate(tx);
  const verdict = decideSettlement({ contractNo, loan, of: prepayment }, money, today);
  if (verdict.kind === "refused") throw refused(verdict);
  const arrived = { ...marks, receivedFen, valueOn, closedOn: today };
  if (verdict.kind === "fails") {
    const { reason: failure, shortByFen } = verdict;
    const status = requireStep(prepayment, "fail");
    const failed = { ...arrived, status, failure, shortByFen };
    await movePrepayment(tx, prepayment, { event: "fail", ...failed });
    return { kind: "failed", reason: failure, shortByFen };
  }
  const status = requireStep(prepayment, "settle");
  const { fact, quote } = verdict;
  const [recorded] = await appendLoanFacts(tx, prepayment.loanId, [fact]);
  if (recorded === undefined) throw new Error(`nothing was recorded for ${prepayment.id}`);
  const { factId } = recorded;
  const settled = { ...arrived, status, factId, ...amountsOf(quote) };
  await movePrepayment(tx, prepayment, { event: "settle", ...settled });
  return { kind: "settled", factId, usedFen: verdict.usedFen, excessFen: verdict.excessFen };
}

function outcomeOf(prepayment: Prepayment): SettledPrepayment {
  const { status, factId, failure, receivedFen, totalFen, shortByFen } = prepayment;
  if (status === "settled" && factId !== null)
    return {
      kind: "settled",
      factId,
      usedFen: totalFen,
      excessFen: (receivedFen ?? totalFen) - totalFen,
    };
  if (status === "failed" && failure !== null)
    return { kind: "failed", reason: failure, shortByFen: shortByFen ?? 0n };
  return { kind: "closed", status };
}
