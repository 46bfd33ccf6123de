export {
  moneyStepKinds,
  moneyStepStates,
  nextReceiptState,
  nextRefundState,
  paymentChannels,
  receiptStates,
  receiptTransitions,
  receiptVerdicts,
  refundEvents,
  refundStates,
  refundTransitions,
} from "./receipt-states.ts";
export type {
  MoneyStepKind,
  MoneyStepState,
  PaymentChannel,
  ReceiptState,
  ReceiptVerdict,
  RefundEvent,
  RefundState,
} from "./receipt-states.ts";
