export { listBorrowers } from "./list-borrowers.ts";
export { listConflicts } from "./list-conflicts.ts";
export { showBorrower, type BorrowerFile, type FiledLoan } from "./show-borrower.ts";
