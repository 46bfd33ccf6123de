export {
  changePhone,
  confirmPhones,
  findBorrowerByHash,
  findBorrowersByIdNumber,
  insertBorrowers,
  insertRefreshConflict,
  listBorrowersAfter,
  listOpenConflicts,
  loadBorrowers,
  nameOfBorrower,
  phoneConfirmations,
  renameBorrower,
  type Borrower,
  type NewBorrower,
  type RefreshConflict,
} from "./borrowers.ts";
export {
  listConflictsOfBorrower,
  listFiledApplications,
  type FiledApplication,
} from "./borrower-file.ts";
export {
  listBorrowers,
  type BorrowerFilter,
  type ListedBorrower,
  type LoanState,
} from "./list-borrowers.ts";
