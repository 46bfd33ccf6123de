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
  countPhases,
  findLoansByContractNo,
  listLedger,
  sumLedger,
  type LedgerFilter,
  type LedgerLine,
  type LedgerTotals,
} from "./loan-ledger.ts";
export { insertFacts, lockLastFact, type LoanFactRow, type NewFactRow } from "./facts.ts";
export {
  insertTransfers,
  lastTransferOf,
  listTransfers,
  type NewTransfer,
  type TransferRow,
} from "./transfers.ts";
export {
  insertSettlements,
  settlementsDueOn,
  settlementsOfLoans,
  type NewSettlement,
  type SettlementRow,
} from "./settlements.ts";
export {
  insertStandings,
  loadStandings,
  lockStandings,
  saveStandings,
  type LoanStanding,
  type NewStanding,
} from "./standings.ts";
