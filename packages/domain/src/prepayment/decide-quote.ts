import { eventRefusal } from "../effect/index.ts";
import type { EventRefusal } from "../effect/index.ts";
import { quotePrepayment } from "../loan/index.ts";
import type { Loan, PrepaymentQuote, PrepaymentRequest } from "../loan/index.ts";
import { formatYuan, formatYuanGrouped } from "../money/index.ts";

export type QuotedPrepayment =
  | { readonly kind: "quoted"; readonly quote: PrepaymentQuote }
  | EventRefusal;

/**
 * What an early repayment costs, or why it is not possible. A blocked day comes with the next
 * possible one and its amount; it is never shifted (K18, ux 4).
 */
export function decideQuote(
  { contractNo, loan }: { readonly contractNo: string; readonly loan: Loan },
  request: PrepaymentRequest,
): QuotedPrepayment {
  const decision = quotePrepayment(loan, request);
  if (decision.kind === "quoted") return decision;
  const [first] = decision.refusals;
  const refusal = eventRefusal(contractNo, first);
  const { nextDay } = first;
  if (first.code !== "prepayment.blocked-day" || nextDay === undefined) return refusal;
  const next = quotePrepayment(loan, { ...request, on: nextDay });
  if (next.kind === "refused") return refusal;
  const { totalFen } = next.quote;
  const amount = `¥${formatYuanGrouped(totalFen)}`;
  return {
    ...refusal,
    zh: `${request.on} 不办理提前还款。最早可在 ${nextDay} 办理，届时应存 ${amount}。`,
    en: `No early repayment on ${request.on}. The next day is ${nextDay}; ${amount} is to be paid then.`,
    data: { contractNo, nextDay, total: formatYuan(totalFen) },
  };
}
