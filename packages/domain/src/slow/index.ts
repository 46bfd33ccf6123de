export type { SlowFact, SlowLoan, SlowTerms } from "./slow-loan.ts";
export { slowPosition, slowRows, slowTotals } from "./slow-engine.ts";
export type { TextPosition, TextRow } from "./slow-engine.ts";
