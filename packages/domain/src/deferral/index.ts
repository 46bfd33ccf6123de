export type { NumberedLoan, PlannedDeferral } from "./plan-deferral.ts";
export { planDeferral } from "./plan-deferral.ts";
