export type { PrepaymentEvent, PrepaymentState } from "./prepayment-transitions.ts";
export {
  nextPrepaymentState,
  prepaymentEvents,
  prepaymentStates,
  prepaymentTransitions,
} from "./prepayment-transitions.ts";
export type { QuotedPrepayment } from "./decide-quote.ts";
export { decideQuote } from "./decide-quote.ts";
export type { MoneyForPrepayment, PrepaymentMove, PrepaymentRefusal } from "./decide-prepayment.ts";
export {
  decideConfirmation,
  decidePrepaymentStep,
  decideResultBy,
  judgeMoney,
  lapsesAfter,
  prepaymentStateOn,
} from "./decide-prepayment.ts";
export type {
  ConfirmedPrepayment,
  MoneyThatCame,
  SettlementDecision,
} from "./decide-settlement.ts";
export { decideSettlement, isMoneyFor } from "./decide-settlement.ts";
