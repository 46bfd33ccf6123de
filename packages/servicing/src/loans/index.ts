export { appendLoanFacts } from "./append-loan-facts.ts";
export { closeLoans, type ClosedLoans } from "./close-loans.ts";
export { openLoans, type OpenedLoan } from "./open-loans.ts";
export { repostLoans } from "./repost-loans.ts";
export {
  factIdOf,
  toLoanFact,
  toStoredFact,
  type NewLoanFact,
  type StoredFact,
} from "./stored-fact.ts";
export { reportBills, type ReportedBill } from "./report-bills.ts";
export {
  explainBill,
  explainFigure,
  type ExplainedFigure,
  type FigureQuery,
} from "./explain-loan.ts";
export { ledgerAgreement, type LedgerAgreement } from "./ledger-agreement.ts";
export { listLoans, type ListedLoan, type LoanLedger } from "./list-loans.ts";
export { readLoanView, type LoanQuery, type LoanView } from "./loan-view.ts";
export {
  showHistory,
  type HistoryFact,
  type HistoryPosting,
  type ShownHistory,
} from "./show-history.ts";
export { showLoan, type PayoffOffer, type ShownLoan } from "./show-loan.ts";
export { showSchedule, type ScheduledRow, type ShownSchedule } from "./show-schedule.ts";
export {
  billOfLoan,
  showGraduateHome,
  type GraduateHome,
  type GraduateLoan,
  type GraduateQuery,
} from "./show-graduate-home.ts";
