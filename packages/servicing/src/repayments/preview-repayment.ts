import { businessDate } from "@bursar/database/centres";
import { readCentre, type ActionContext } from "@bursar/database/connection";
import { findLoanByContractNo } from "@bursar/database/loans";
import { foldLoan, prepareLoan, splitPayment, type OpenDue } from "@bursar/domain/loan";
import {
  judgePayment,
  obstacleToPayment,
  valueDateOf,
  type JudgedPayment,
} from "@bursar/domain/repayment";
import type { PaymentChannel } from "@bursar/domain/repayment";
import type { Deps } from "../deps.ts";
import { toLoan } from "../loans/to-loan.ts";
import { loadPolicy } from "../policies/load-policy.ts";
import { refuse } from "../refuse.ts";
import { refuseFuturePayment } from "./refuse-future-payment.ts";

export interface PreviewRepayment {
  readonly context: ActionContext;
  readonly contractNo: string;
  readonly channel: PaymentChannel;
  readonly amountFen: bigint;
  readonly paidOn: string;
}

/** What a payment would do; nothing is written. */
export interface RepaymentPreview extends JudgedPayment {
  readonly valueOn: string;
  /** Due by due, the oldest first. */
  readonly split: readonly OpenDue[];
  /** Why it could not be booked, as a code. */
  readonly obstacle: string | undefined;
}

/** @throws Refusal `loan.not-found`, `fact.future` */
export async function previewRepayment(
  deps: Deps,
  query: PreviewRepayment,
): Promise<RepaymentPreview> {
  return readCentre(deps.db, query.context, async (tx) => {
    const businessOn = await businessDate(tx);
    refuseFuturePayment(query.paidOn, businessOn);
    const stored = await findLoanByContractNo(tx, query.contractNo);
    if (stored === undefined) throw refuse("loan.not-found");
    const loan = toLoan(stored, await loadPolicy(tx));
    const valueOn = valueDateOf(query, () => foldLoan(loan, query.paidOn));
    const payment = { amountFen: query.amountFen, on: valueOn };
    const { openedOn } = stored.loan;
    const obstacle = obstacleToPayment({ loan, openedOn }, payment, businessOn);
    const { paid: split } = splitPayment(prepareLoan(loan), payment);
    return { ...judgePayment(loan, payment), valueOn, split, obstacle };
  });
}
