export {
  findPrepayment,
  insertPrepayment,
  listPrepayments,
  openPrepaymentsOf,
  savePrepayment,
  type Prepayment,
  type PrepaymentFilter,
  type PrepaymentProgress,
} from "./prepayments.ts";
