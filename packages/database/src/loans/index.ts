export {
  findLoanByContractNo,
  insertFact,
  insertLoan,
  listLoanIds,
  listLoansOfBorrower,
  loadLoans,
  subsidyEnds,
  sumDisbursed,
  type DisbursedSum,
  type LoanFactRow,
  type LoanRow,
  type StoredLoan,
} from "./loans.ts";
