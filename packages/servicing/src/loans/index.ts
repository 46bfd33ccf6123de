export { appendLoanFacts, type AppendedFact } from "./append-loan-facts.ts";
export {
  factIdOf,
  toLoanFact,
  toStoredFact,
  type NewLoanFact,
  type StoredFact,
} from "./stored-fact.ts";
export { reportBills, type ReportedBill } from "./report-bills.ts";
export { explainBill, explainFigure, showLoan, type ShownLoan } from "./show-loan.ts";
export {
  billOfLoan,
  showGraduateHome,
  type GraduateHome,
  type GraduateLoan,
  type GraduateQuery,
} from "./show-graduate-home.ts";
