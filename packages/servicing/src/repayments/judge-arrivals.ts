import type { Tx } from "@bursar/database/connection";
import { loadLoans, lockStandings } from "@bursar/database/loans";
import {
  findPayableLoans,
  findSerials,
  serialText,
  type PayableLoan,
} from "@bursar/database/repayments";
import { foldLoan, type Loan, type LoanFact } from "@bursar/domain/loan";
import type { Policy } from "@bursar/domain/policy";
import {
  judgeAtLoan,
  matchReceipt,
  obstacleToPayment,
  valueDateOf,
  type JudgedAtLoan,
  type Matched,
  type PaymentChannel,
  type WaitingPrepayment,
} from "@bursar/domain/repayment";
import { toLoan } from "../loans/to-loan.ts";
import { waitingPrepayments } from "../prepayments/waiting-prepayments.ts";

/** Money as a counter, a program or a file tells of it. */
export interface Arriving {
  readonly serialNo: string;
  readonly channel: PaymentChannel;
  readonly contractNo: string | undefined;
  readonly payerName: string | undefined;
  readonly amountFen: bigint;
  /** The payer's debit day in Asia/Shanghai. */
  readonly paidOn: string;
}

export interface JudgedArrival<A extends Arriving = Arriving> {
  readonly arriving: A;
  readonly matched: Matched;
  readonly loan: PayableLoan | undefined;
  /** Value date (K13). */
  readonly valueOn: string;
  readonly judged: JudgedAtLoan | undefined;
  /** The receipt that has this serial number already, where it is in the books. */
  readonly firstId: string | undefined;
}

/** What is remembered between slices of one file: what earlier lines have taken and paid. */
export interface ArrivalBook {
  readonly seen: Set<string>;
  /** What earlier lines have paid, by loan: a file's loans are more than memory should hold. */
  readonly paid: Map<string, readonly LoanFact[]>;
  /** Early repayments that still wait for their money, by loan. */
  readonly waiting: Map<string, WaitingPrepayment>;
}

export function openArrivalBook(): ArrivalBook {
  return { seen: new Set(), paid: new Map(), waiting: new Map() };
}

/**
 * Judges money in its order, each line after those before it. With `lock` the loans stay locked
 * until the transaction ends, so that what was judged is what will be written.
 */
export async function judgeArrivals<A extends Arriving>(
  tx: Tx,
  arriving: readonly A[],
  given: {
    readonly policy: Policy;
    readonly businessOn: string;
    readonly book: ArrivalBook;
    readonly lock?: boolean;
  },
): Promise<JudgedArrival<A>[]> {
  const { book, policy, businessOn } = given;
  const known = await findPayableLoans(
    tx,
    arriving.flatMap(({ contractNo }) => (contractNo === undefined ? [] : [contractNo])),
  );
  const loanIds = [...known.values()].map(({ loanId }) => loanId);
  if (given.lock === true) await lockStandings(tx, loanIds);
  const loans = new Map<string, Loan>();
  const openedOn = new Map<string, string | null>();
  for (const stored of await loadLoans(tx, loanIds)) {
    const { facts, ...loan } = toLoan(stored, policy);
    const paid = book.paid.get(stored.loan.id) ?? [];
    openedOn.set(stored.loan.id, stored.loan.openedOn);
    loans.set(stored.loan.id, { ...loan, facts: [...facts, ...paid] });
  }
  const unpaid = loanIds.filter((id) => !book.paid.has(id));
  for (const [loanId, one] of await waitingPrepayments(tx, unpaid)) book.waiting.set(loanId, one);
  const serials = await findSerials(tx, arriving);
  return arriving.map((one) => {
    const firstId = serials.get(serialText(one));
    const isSeen = firstId !== undefined || book.seen.has(serialText(one));
    book.seen.add(serialText(one));
    const loan = known.get(one.contractNo ?? "");
    return { ...judgeOne(one, { isSeen, loan, loans, openedOn, book, businessOn }), firstId };
  });
}

function judgeOne<A extends Arriving>(
  arriving: A,
  at: {
    readonly isSeen: boolean;
    readonly loan: PayableLoan | undefined;
    /** As they stand after the lines before. */
    readonly loans: Map<string, Loan>;
    readonly openedOn: ReadonlyMap<string, string | null>;
    readonly book: ArrivalBook;
    readonly businessOn: string;
  },
): Omit<JudgedArrival<A>, "firstId"> {
  const { amountFen, payerName, paidOn } = arriving;
  const { isSeen, loan: payable, loans, book } = at;
  const loan = payable === undefined ? undefined : loans.get(payable.loanId);
  if (isSeen || payable === undefined || loan === undefined) {
    const matched = matchReceipt({ amountFen, isSeen, payerName, loan: undefined });
    return { arriving, matched, loan: payable, valueOn: paidOn, judged: undefined };
  }
  const valueOn = valueDateOf(arriving, () => foldLoan(loan, paidOn));
  const payment = { amountFen, on: valueOn };
  const { contractNo, borrowerName, loanId } = payable;
  const taken = { loan, openedOn: at.openedOn.get(loanId) ?? null };
  const obstacle = obstacleToPayment(taken, payment, at.businessOn);
  const waiting = obstacle === undefined ? book.waiting.get(loanId) : undefined;
  const atLoan = judgeAtLoan({ contractNo, loan, waiting }, payment, at.businessOn);
  const facts = { borrowerName, obstacle, judged: atLoan.judged };
  const matched = matchReceipt({ amountFen, isSeen, payerName, loan: facts });
  if (matched.kind === "receipt" && matched.state === "matched") {
    loans.set(loanId, atLoan.after);
    const added = atLoan.after.facts.slice(loan.facts.length);
    book.paid.set(loanId, [...(book.paid.get(loanId) ?? []), ...added]);
    if (atLoan.prepaymentId !== undefined) book.waiting.delete(loanId);
  }
  return { arriving, matched, loan: payable, valueOn, judged: atLoan };
}
