export { planRetention } from "./plan-retention.ts";
export type { RetentionPlan } from "./collect-plan.ts";
export { proposeRetention } from "./propose-retention.ts";
export { approveRetention } from "./approve-retention.ts";
export { runRetention, type RunRetention } from "./run-retention.ts";
export { proveRetention } from "./prove-retention.ts";
export { listRetentionRuns, showRetentionRun, type ShownRun } from "./show-retention.ts";
export { liftLegalHold, listLegalHolds, placeLegalHold } from "./legal-holds.ts";
export type { LegalHold, RetentionRun } from "@bursar/database/retention";
