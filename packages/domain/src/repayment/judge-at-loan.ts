import type { PlainDate } from "../calendar/index.ts";
import type { Loan, LoanFact } from "../loan/index.ts";
import { decideSettlement, isMoneyFor } from "../prepayment/index.ts";
import type {
  ConfirmedPrepayment,
  PrepaymentState,
  SettlementDecision,
} from "../prepayment/index.ts";
import { judgePayment, withPayment } from "./judge-payment.ts";
import type { JudgedPayment, Payment } from "./judge-payment.ts";

/** An early repayment of the loan that may wait for this money. */
export interface WaitingPrepayment extends ConfirmedPrepayment {
  readonly id: string;
  readonly status: PrepaymentState;
  readonly enteredOn: PlainDate;
}

/** The loan that money names, with the early repayment that waits for money, if one does. */
export interface LoanForMoney {
  readonly contractNo: string;
  readonly loan: Loan;
  readonly waiting: WaitingPrepayment | undefined;
}

/** What money does at its loan: it pays what is due, or an early repayment first. */
export interface JudgedAtLoan {
  readonly judged: JudgedPayment;
  /** The application that it ends, whichever way. */
  readonly prepaymentId: string | undefined;
  /** What is paid as an ordinary repayment: all of it, what is over, or nothing. */
  readonly rest: JudgedPayment | undefined;
  /** The loan as the engine reads it once all of it is recorded. */
  readonly after: Loan;
}

/**
 * Holds money against its loan. Where an early repayment waits for it, enough of it settles that
 * and what is over pays as usual; too little or too late ends the application and pays as usual
 * (rulebook 3.3, K17). An application that the loan no longer allows is left alone.
 */
export function judgeAtLoan(
  { contractNo, loan, waiting }: LoanForMoney,
  payment: Payment,
  businessDate: PlainDate,
): JudgedAtLoan {
  const usual = { judged: judgePayment(loan, payment), after: withPayment(loan, payment) };
  const { amountFen, on: valueOn } = payment;
  if (waiting === undefined || !isMoneyFor(waiting, valueOn))
    return { ...usual, rest: usual.judged, prepaymentId: undefined };
  const money = { amountFen, valueOn };
  const decision = decideSettlement({ contractNo, loan, of: waiting }, money, businessDate);
  if (decision.kind === "refused") return { ...usual, rest: usual.judged, prepaymentId: undefined };
  const prepaymentId = waiting.id;
  if (decision.kind === "fails") return { ...usual, rest: usual.judged, prepaymentId };
  return { ...settled(loan, payment, decision), prepaymentId };
}

function settled(
  loan: Loan,
  { on }: Payment,
  { fact, quote, usedFen, excessFen }: Extract<SettlementDecision, { kind: "settles" }>,
): Omit<JudgedAtLoan, "prepaymentId"> {
  const prepaid = withFact(loan, fact);
  const paid = { dueOn: quote.settlesOn, appliedFen: usedFen, missingFen: 0n };
  if (excessFen === 0n) {
    const judged = { ...paid, verdict: "paid", excessFen } as const;
    return { judged, rest: undefined, after: prepaid };
  }
  const over = { amountFen: excessFen, on };
  const rest = judgePayment(prepaid, over);
  const judged = {
    ...paid,
    verdict: rest.excessFen > 0n ? ("over" as const) : ("paid" as const),
    appliedFen: usedFen + rest.appliedFen,
    excessFen: rest.excessFen,
  };
  return { judged, rest, after: withPayment(prepaid, over) };
}

function withFact(
  loan: Loan,
  fact: Extract<SettlementDecision, { kind: "settles" }>["fact"],
): Loan {
  const sequence = loan.facts.reduce((last, one) => Math.max(last, one.sequence), 0) + 1;
  const added: LoanFact = { ...fact, factId: `judged/${sequence}`, sequence };
  return { ...loan, facts: [...loan.facts, added] };
}
