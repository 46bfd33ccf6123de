export {
  changePhone,
  confirmPhones,
  findBorrowerByHash,
  findBorrowersByIdNumber,
  insertBorrowers,
  insertRefreshConflict,
  listOpenConflicts,
  loadBorrowers,
  phoneConfirmations,
  type Borrower,
  type NewBorrower,
  type RefreshConflict,
} from "./borrowers.ts";
