import type { PlainDate } from "../calendar/index.ts";
import { decideEvent } from "../effect/index.ts";
import type { EventRefusal } from "../effect/index.ts";
import type { Loan, PrepaymentQuote } from "../loan/index.ts";
import type { Fen } from "../money/index.ts";
import { judgeMoney } from "./decide-prepayment.ts";
import type { MoneyForPrepayment } from "./decide-prepayment.ts";
import { decideQuote } from "./decide-quote.ts";
import type { PrepaymentState } from "./prepayment-transitions.ts";

/** An application as it was confirmed. */
export interface ConfirmedPrepayment {
  readonly mode: "full" | "partial";
  readonly settleOn: PlainDate;
  readonly principalFen: Fen;
}

export interface MoneyThatCame {
  readonly amountFen: Fen;
  /** The payer's debit day. */
  readonly valueOn: PlainDate;
}

export type SettlementDecision =
  | (MoneyForPrepayment & {
      readonly quote: PrepaymentQuote;
      readonly fact: {
        readonly kind: "prepaid";
        readonly on: PlainDate;
        readonly principalFen: Fen;
        readonly receivedFen: Fen;
      };
    })
  | EventRefusal;

/** What money makes of an application by the loan as it stands now; nothing is written. */
export function decideSettlement(
  { contractNo, loan, of }: { contractNo: string; loan: Loan; of: ConfirmedPrepayment },
  money: MoneyThatCame,
  businessDate: PlainDate,
): SettlementDecision {
  const principalFen = of.mode === "full" ? ("all" as const) : of.principalFen;
  const decision = decideQuote({ contractNo, loan }, { on: of.settleOn, principalFen });
  if (decision.kind === "refused") return decision;
  const { quote } = decision;
  const { on, principalFen: paidFen, totalFen: receivedFen } = quote;
  const fact = { kind: "prepaid", on, principalFen: paidFen, receivedFen } as const;
  const verdict = judgeMoney(quote, money);
  if (verdict.kind === "fails") return { ...verdict, quote, fact };
  return decideEvent({ contractNo, loan, fact }, businessDate) ?? { ...verdict, quote, fact };
}

/** Money that was paid before the application was made is for something else. */
export function isMoneyFor(
  prepayment: { readonly status: PrepaymentState; readonly enteredOn: PlainDate },
  valueOn: PlainDate,
): boolean {
  return prepayment.status === "awaiting-money" && valueOn >= prepayment.enteredOn;
}
