export type { SlowFact, SlowLoan, SlowTerms } from "./slow-loan.ts";
export { slowPosition, slowRows, slowTotals } from "./slow-engine.ts";
export type { TextPosition, TextRow } from "./slow-engine.ts";
export { assertAgreement, assertEnginesAgree } from "./agreement.ts";
export { loanHistories } from "./loan-histories.ts";
export type { LoanHistory } from "./loan-histories.ts";
export { loanCases } from "./loan-cases.ts";
export type { LoanCase } from "./loan-cases.ts";
