export {
  contractNosOf,
  findPayableLoans,
  listPayableLoans,
  type PayableLoan,
} from "./payable-loans.ts";
export {
  findReceipt,
  findSerials,
  heldLoans,
  insertDuplicates,
  insertParts,
  insertReceipts,
  listParts,
  listReceipts,
  lockUnremitted,
  reverseParts,
  saveReceipt,
  serialText,
  type NewReceipt,
  type NewReceiptPart,
  type Receipt,
  type ReceiptFilter,
  type ReceiptPart,
  type SerialKey,
} from "./receipts.ts";
export {
  insertStep,
  listSteps,
  lockStep,
  saveStep,
  type NewReceiptStep,
  type ReceiptStep,
} from "./steps.ts";
export {
  findRefund,
  insertRefund,
  isRefundSerialTaken,
  listRefunds,
  promisedRefunds,
  saveRefund,
  type NewRefund,
  type Refund,
  type RefundFilter,
} from "./refunds.ts";
export { insertRemittance, markRemitted, type Remittance } from "./remittances.ts";
export {
  clearedDays,
  enteredLines,
  listFileSums,
  listUnmatched,
  transitSums,
  type ClearedDays,
  type EnteredLine,
  type FileSums,
  type TransitSums,
  type UnmatchedDay,
} from "./recon.ts";
