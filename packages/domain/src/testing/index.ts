export { parseTable } from "./parse-table.ts";
export { fenOf } from "./fen-of.ts";
export { disbursedLoan, loans, loanTerms } from "./loan-arbitraries.ts";
export { eventfulLoans } from "./eventful-loans.ts";
export { E4, E9, exampleLoan, policyWith, withFacts } from "./example-loans.ts";
export type { BareFact } from "./example-loans.ts";
