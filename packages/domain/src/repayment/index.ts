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
export { CLEARING_COLUMNS, readClearingRow } from "./clearing-row.ts";
export type { ClearingReading, ClearingRow } from "./clearing-row.ts";
export { clearingProblem, clearingProblemTexts } from "./clearing-problems.ts";
export type { ClearingProblem, ClearingProblemCode } from "./clearing-problems.ts";
export { reportClearing } from "./clearing-report.ts";
export type { ClearedLine, ClearingException, ClearingReport } from "./clearing-report.ts";
export {
  decideConfirmation,
  decideReceiptStep,
  decideRefund,
  decideRefundMove,
} from "./decide-step.ts";
export type { RepaymentRefusal } from "./decide-step.ts";
export { judgePayment, withPayment } from "./judge-payment.ts";
export type { JudgedPayment, Payment } from "./judge-payment.ts";
export { obstacleText, obstacleToPayment } from "./obstacle-to-payment.ts";
export { isSamePayer, matchReceipt } from "./match-receipt.ts";
export type { Arrival, Matched } from "./match-receipt.ts";
export { channelNames, readChannel } from "./payment-channel.ts";
export { splitLump } from "./split-lump.ts";
export type { LumpLoan, LumpPart } from "./split-lump.ts";
export { valueDateOf } from "./value-date.ts";
export { judgeAtLoan } from "./judge-at-loan.ts";
export type { JudgedAtLoan, LoanForMoney, WaitingPrepayment } from "./judge-at-loan.ts";
