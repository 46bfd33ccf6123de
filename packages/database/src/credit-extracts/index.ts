export {
  creditRowsOfRun,
  insertCreditRows,
  listCreditRows,
  loansToCorrect,
  standingRows,
  type CreditRowFilter,
  type NewCreditRow,
  type ShownCreditRow,
  type StoredCreditRow,
} from "./credit-rows.ts";
export {
  findResultFile,
  hasPayable,
  heldMoney,
  insertCreditNotice,
  listCreditNotices,
  notifiedLoans,
  type CreditNotice,
} from "./credit-notices.ts";
