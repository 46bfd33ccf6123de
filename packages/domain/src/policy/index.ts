export type {
  Allocation,
  BlockedDays,
  Cohort,
  Dated,
  DelinquencyClasses,
  PenaltyTerms,
  Policy,
  PrepayRegime,
  QuietHours,
  Relief,
  ReviewRules,
  Series,
  StatementLength,
  StudyFiling,
  StudyLevel,
} from "./policy.ts";
export type {
  DocumentCaseName,
  DocumentCondition,
  DocumentRequirement,
} from "./document-requirements.ts";
export { DOCUMENT_CASES, DOCUMENT_CONDITIONS } from "./document-requirements.ts";
export type {
  HardshipFactor,
  HardshipIndicator,
  HardshipLevel,
  PublicityDays,
  YearlyWindow,
} from "./hardship-policy.ts";
export { HARDSHIP_FACTORS, HARDSHIP_LEVELS } from "./hardship-policy.ts";
export type {
  CollectionConduct,
  CollectionPolicy,
  CollectionReach,
  LimitationTerms,
} from "./collection-policy.ts";
export type { RetentionPolicy, RetentionRule } from "./retention-policy.ts";
export type { PayerShares, TreasuryPolicy } from "./treasury-policy.ts";
export type { PolicyRow } from "./policy-row.ts";
export type { MonthDay } from "./month-day.ts";
export { dateInYear } from "./month-day.ts";
export {
  hardshipCategoriesOn,
  inForce,
  loanCap,
  needsSecondPerson,
  reminderLadder,
} from "./in-force.ts";
export { policyFromRows } from "./policy-from-rows.ts";
export { nationalPolicy, nationalPolicyRows } from "./national-policy.ts";
export { isSettlementDay, settlementDayBefore } from "./settlement-days.ts";
export { endOfWorkingDays, isWorkingDay, workingDaysBefore } from "./working-days.ts";
