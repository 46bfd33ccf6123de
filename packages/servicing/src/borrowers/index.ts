export { listBorrowers } from "./list-borrowers.ts";
export { listConflicts } from "./list-conflicts.ts";
export {
  revealBorrower,
  type CoBorrowerInClear,
  type RevealBorrower,
  type RevealedBorrower,
  type RevealField,
} from "./reveal-borrower.ts";
export { showBorrower, type BorrowerFile, type FiledLoan } from "./show-borrower.ts";
