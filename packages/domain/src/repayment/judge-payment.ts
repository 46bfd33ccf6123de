import { laterOf } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { knownOn, openBill, positionAt, prepareLoan } from "../loan/index.ts";
import type { Loan, LoanFact } from "../loan/index.ts";
import type { Fen } from "../money/index.ts";

export interface Payment {
  readonly amountFen: Fen;
  /** Value date (K13). */
  readonly on: PlainDate;
}

/** What a payment does to its loan; applied + excess = its amount. */
export interface JudgedPayment {
  readonly verdict: "paid" | "short" | "over";
  /** The youngest due date that the money is for; none where nothing is asked for. */
  readonly dueOn: PlainDate | undefined;
  readonly appliedFen: Fen;
  /** Still open after it, of everything that the money was for. */
  readonly missingFen: Fen;
  /** Above what is asked for: to be given back, unless the borrower asks for a prepayment. */
  readonly excessFen: Fen;
}

/**
 * Holds a payment against what the loan asks for on its value date: arrears with their penalty and
 * the opened bill, less what was paid for them already (rulebook K12, K14, K30). The figures are
 * the fold's own, with and without the payment, on the bill's due date: the engine applies the
 * money, this only says what came of it.
 */
export function judgePayment(loan: Loan, payment: Payment): JudgedPayment {
  const before = prepareLoan(loan);
  const dueOn = openBill(before, payment.on)?.dueOn;
  const horizon = horizonOf(loan, laterOf(payment.on, dueOn ?? payment.on));
  const standing = positionAt(before, horizon);
  const after = positionAt(prepareLoan(withPayment(loan, payment)), horizon);
  const refundable = after.unappliedFen - standing.unappliedFen;
  const excessFen = clamp(refundable, payment.amountFen);
  const appliedFen = payment.amountFen - excessFen;
  const missingFen = after.toClearFen;
  const verdict = excessFen > 0n ? "over" : missingFen > 0n ? "short" : "paid";
  return {
    verdict,
    dueOn: appliedFen > 0n ? (dueOn ?? payment.on) : dueOn,
    appliedFen,
    missingFen: verdict === "short" ? missingFen : 0n,
    excessFen,
  };
}

/** The loan as the engine reads it once the payment is recorded. */
export function withPayment(loan: Loan, { amountFen, on }: Payment): Loan {
  const sequence = loan.facts.reduce((last, fact) => Math.max(last, fact.sequence), 0) + 1;
  const fact: LoanFact = { kind: "repaid", factId: `judged/${sequence}`, sequence, on, amountFen };
  return { ...loan, facts: [...loan.facts, fact] };
}

/** What was recorded for a later day, or taken back on one, counts too: it is asked on the last. */
function horizonOf({ facts }: Loan, day: PlainDate): PlainDate {
  return facts.reduce((last, fact) => laterOf(last, knownOn(fact)), day);
}

function clamp(fen: Fen, max: Fen): Fen {
  if (fen < 0n) return 0n;
  return fen > max ? max : fen;
}
