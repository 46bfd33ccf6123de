export {
  findLoanByContractNo,
  insertLoans,
  listLoanIds,
  listLoansOfBorrower,
  loadLoans,
  subsidyEnds,
  sumDisbursed,
  type DisbursedSum,
  type LoanRow,
  type NewLoan,
  type StoredLoan,
} from "./loans.ts";
export {
  findLoansByContractNo,
  listLedger,
  sumLedger,
  type LedgerFilter,
  type LedgerLine,
  type LedgerTotals,
} from "./loan-ledger.ts";
export { insertFacts, type LoanFactRow, type NewFactRow } from "./facts.ts";
export {
  insertTransfers,
  lastTransferOf,
  listTransfers,
  planTransfers,
  type NewTransfer,
  type PostingDay,
  type TransferRow,
} from "./transfers.ts";
export {
  insertSettlements,
  lastSettlementsBefore,
  planSettlementRows,
  settlementsDueOn,
  someSettledOn,
  settlementsOfLoans,
  type NewSettlement,
  type SettlementRow,
} from "./settlements.ts";
export {
  findLoanFile,
  readLoanFile,
  readSurroundedLoan,
  type LoanFile,
  type LoanSurroundings,
  type SurroundedLoan,
} from "./loan-file.ts";
export { byLoan } from "./by-loan.ts";
export type { Rows } from "./unnested.ts";
export { countLoansToSettle, livingLoans, loansToSettle, loansWithEvents } from "./due-loans.ts";
export { countLoans, nextLoanIds } from "./loan-ids.ts";
export { insertRates, type NewRate } from "./rates.ts";
export { bookGaps, type BookGaps } from "./book-gaps.ts";
export { centreGaps, type CentreGaps } from "./centre-gaps.ts";
export { postedSums, settlementGaps, type PostedSum, type SettlementGaps } from "./run-postings.ts";
export {
  insertStandings,
  loadStandings,
  lockStandings,
  planStandings,
  savePlannedStandings,
  saveStandings,
  type LoanStanding,
  type NewStanding,
} from "./standings.ts";
