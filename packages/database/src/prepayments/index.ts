export {
  findPrepayment,
  insertPrepayment,
  listPrepayments,
  openPrepaymentsOf,
  prepaymentsOfReceipt,
  savePrepayment,
  type Prepayment,
  type PrepaymentFilter,
  type PrepaymentProgress,
} from "./prepayments.ts";
