export {
  confirmReceiptStep,
  rejectReceiptStep,
  type DecideReceiptStep,
} from "./decide-receipt-step.ts";
export {
  previewRepayment,
  type PreviewRepayment,
  type RepaymentPreview,
} from "./preview-repayment.ts";
export {
  proposeReceiptStep,
  type ProposedReceiptStep,
  type ProposeReceiptStep,
} from "./propose-receipt-step.ts";
export type { ReceiptOutcome, ShownPart } from "./receipt-outcome.ts";
export {
  clearingTieOut,
  reconReport,
  type ClearingTieOut,
  type ReconReport,
  type ReconState,
} from "./recon-report.ts";
export {
  recordRemittance,
  type RecordedRemittance,
  type RecordRemittance,
} from "./record-remittance.ts";
export { recordRepayment, type RecordRepayment } from "./record-repayment.ts";
export {
  approveRefund,
  listRefunds,
  payRefund,
  proposeRefund,
  rejectRefund,
  showRefund,
  type DecideRefund,
  type PayRefund,
  type ProposeRefund,
  type RefundStep,
} from "./refunds.ts";
export { previewClearing, showClearing } from "./show-clearing.ts";
export { listReceipts, showReceipt, type ShownReceipt } from "./show-receipts.ts";
