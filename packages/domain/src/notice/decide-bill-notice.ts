import type { PlainDate } from "../calendar/index.ts";
import type { Bill } from "../loan/index.ts";
import type { Fen } from "../money/index.ts";

export type BillNoticeDecision =
  | {
      readonly kind: "send";
      readonly template: "bill-announcement.amount";
      readonly dueOn: PlainDate;
      readonly payableFen: Fen;
    }
  /** Says nothing of a loan's amount: whoever has the number now may be another person. */
  | {
      readonly kind: "send";
      readonly template: "bill-announcement.neutral";
      readonly dueOn: PlainDate;
    }
  | {
      readonly kind: "none";
      readonly reason: "no-bill" | "nothing-payable" | "not-open" | "past-due";
    };

/**
 * What a borrower is told of a bill before its due date: the full amount at a confirmed number,
 * the neutral text at any other, nothing when nothing is payable (rulebook 6.2, 6.6.5). A bill
 * that is not open yet is a forecast and is not announced; one past its date is no announcement
 * but an overdue matter, which waits for the lender's result file (rulebook 6.6.1).
 */
export function decideBillNotice(facts: {
  readonly bill: Pick<Bill, "dueOn" | "opensOn" | "payableFen"> | undefined;
  readonly phoneConfirmed: boolean;
  readonly businessDate: PlainDate;
}): BillNoticeDecision {
  const { bill, businessDate } = facts;
  if (bill === undefined) return { kind: "none", reason: "no-bill" };
  const { dueOn, payableFen } = bill;
  if (payableFen <= 0n) return { kind: "none", reason: "nothing-payable" };
  if (businessDate < bill.opensOn) return { kind: "none", reason: "not-open" };
  if (businessDate > dueOn) return { kind: "none", reason: "past-due" };
  return facts.phoneConfirmed
    ? { kind: "send", template: "bill-announcement.amount", dueOn, payableFen }
    : { kind: "send", template: "bill-announcement.neutral", dueOn };
}
