import { addDays } from "../calendar/index.ts";
import type { PlainDate } from "../calendar/index.ts";
import { billDueOn } from "../loan/index.ts";
import type { LoanState } from "../loan/index.ts";
import type { PaymentChannel } from "./receipt-states.ts";

/**
 * The day on which money counts (rulebook K13): the payer's debit day in Asia/Shanghai. The
 * lender's passive deduction begins at 24:00 of a due date, so what the agent bank debits on the
 * day after one counts for the due date itself.
 *
 * @param state gives that of the loan that the money names, where it is asked for; left out where
 * the money names none.
 */
export function valueDateOf(
  payment: { readonly paidOn: PlainDate; readonly channel: PaymentChannel },
  state: (() => LoanState) | undefined,
): PlainDate {
  if (payment.channel !== "agent-bank" || state === undefined) return payment.paidOn;
  const dayBefore = addDays(payment.paidOn, -1);
  return billDueOn(state(), dayBefore) === undefined ? payment.paidOn : dayBefore;
}
