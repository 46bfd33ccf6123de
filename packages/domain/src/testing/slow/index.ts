export type { SlowFact, SlowLoan, SlowTerms } from "../../slow/index.ts";
export { slowPosition, slowRows, slowTotals } from "../../slow/index.ts";
export type { TextPosition, TextRow } from "../../slow/index.ts";
export { assertAgreement, assertEnginesAgree } from "./agreement.ts";
export { loanHistories } from "./loan-histories.ts";
export type { LoanHistory } from "./loan-histories.ts";
export { loanCases } from "./loan-cases.ts";
export type { LoanCase } from "./loan-cases.ts";
