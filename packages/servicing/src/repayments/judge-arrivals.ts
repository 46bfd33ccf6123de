import { together, type Tx } from "@bursar/database/connection";
import { loadLoans, type StoredLoan } from "@bursar/database/loans";
import {
  findPayableLoans,
  findSerials,
  serialText,
  type PayableLoan,
} from "@bursar/database/repayments";
import { foldLoan, type Loan, type LoanFact } from "@bursar/domain/loan";
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
import { lockLoans, type LockedLoan } from "../loans/lock-loans.ts";
import { toLoan } from "../loans/to-loan.ts";
import type { Today } from "../policies/load-today.ts";
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

/** What money names, as it is found before anything is locked. */
export interface NamedByMoney {
  /** By contract number. */
  readonly loans: ReadonlyMap<string, PayableLoan>;
  /** The receipts that have these serial numbers already, by {@link serialText}. */
  readonly serials: ReadonlyMap<string, string>;
}

export async function findNamed(tx: Tx, arriving: readonly Arriving[]): Promise<NamedByMoney> {
  const contractNos = arriving.flatMap(({ contractNo }) =>
    contractNo === undefined ? [] : [contractNo],
  );
  const [loans, serials] = await together(
    () => findPayableLoans(tx, contractNos),
    () => findSerials(tx, arriving),
  );
  return { loans, serials };
}

interface Judging extends Today {
  readonly named: NamedByMoney;
  readonly book: ArrivalBook;
}

/**
 * Judges money in its order, each line after those before it, for nobody to rely on: what is
 * judged here may be otherwise in a moment.
 */
export async function judgeArrivals<A extends Arriving>(
  tx: Tx,
  arriving: readonly A[],
  given: Judging,
): Promise<JudgedArrival<A>[]> {
  const ids = [...given.named.loans.values()].map(({ loanId }) => loanId);
  const [loans] = await together(
    () => loadLoans(tx, ids),
    () => readWaiting(tx, ids, given),
  );
  return judgeAll(arriving, loans, given);
}

/** Arrivals that are judged, and the loans that they name, which stay locked. */
export interface JudgedAndLocked<A extends Arriving> {
  readonly judged: readonly JudgedArrival<A>[];
  readonly locked: ReadonlyMap<string, LockedLoan>;
}

/**
 * As {@link judgeArrivals}, with the loans locked until the transaction ends, so that what was
 * judged is what will be written.
 */
export async function judgeLockedArrivals<A extends Arriving>(
  tx: Tx,
  arriving: readonly A[],
  given: Judging,
): Promise<JudgedAndLocked<A>> {
  const ids = [...given.named.loans.values()].map(({ loanId }) => loanId);
  const [locked] = await together(
    () => lockLoans(tx, ids),
    () => readWaiting(tx, ids, given),
  );
  return { judged: judgeAll(arriving, [...locked.values()], given), locked };
}

async function readWaiting(
  tx: Tx,
  loanIds: readonly string[],
  { book, businessOn }: Judging,
): Promise<void> {
  const unpaid = loanIds.filter((id) => !book.paid.has(id));
  const waiting = await waitingPrepayments(tx, unpaid, businessOn);
  for (const [loanId, one] of waiting) book.waiting.set(loanId, one);
}

function judgeAll<A extends Arriving>(
  arriving: readonly A[],
  stored: readonly StoredLoan[],
  { named, book, policy, businessOn }: Judging,
): JudgedArrival<A>[] {
  const loans = new Map<string, Loan>();
  const openedOn = new Map<string, string | null>();
  for (const one of stored) {
    const loan = toLoan(one, policy);
    const paid = book.paid.get(one.loan.id);
    openedOn.set(one.loan.id, one.loan.openedOn);
    loans.set(
      one.loan.id,
      paid === undefined ? loan : { ...loan, facts: [...loan.facts, ...paid] },
    );
  }
  return arriving.map((one) => {
    const firstId = named.serials.get(serialText(one));
    const isSeen = firstId !== undefined || book.seen.has(serialText(one));
    book.seen.add(serialText(one));
    const loan = named.loans.get(one.contractNo ?? "");
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
