export { creditRow, creditStates, endOfMonth, isBad, sameRow } from "./credit-row.ts";
export type { CreditRow, CreditState } from "./credit-row.ts";
export { decideCreditRow } from "./decide-credit-row.ts";
export type { CreditCircumstances, CreditDecision } from "./decide-credit-row.ts";
