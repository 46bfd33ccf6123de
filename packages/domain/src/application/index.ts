export type { CapBand, StudyLevel } from "./study-level.ts";
export { capBandOf, readStudyLevel } from "./study-level.ts";
export type { AcademicYear } from "./academic-year.ts";
export { ageDayOf, readAcademicYear } from "./academic-year.ts";
export type { RosterColumn, RosterField } from "./roster-columns.ts";
export { ROSTER_COLUMNS } from "./roster-columns.ts";
export type {
  AmountLimits,
  CoBorrower,
  HardshipCategory,
  RosterApplication,
  RosterContext,
  RosterRowResult,
} from "./roster-application.ts";
export type { RosterProblem } from "./roster-problem.ts";
export type { RosterProblemCode } from "./roster-problem-texts.ts";
export { readRosterRow, readRosterRows } from "./read-roster-row.ts";
export { amountLimitsFrom } from "./amount-limits.ts";
export type { ApplicationEvent, ApplicationState } from "./application-transitions.ts";
export {
  applicationEvents,
  applicationStateNames,
  applicationStates,
  applicationTransitions,
  nextApplicationState,
} from "./application-transitions.ts";
export type {
  ApprovalCommand,
  ApprovalDecision,
  ApprovalRefusalCode,
  ReviewableApplication,
} from "./decide-approval.ts";
export { decideApproval } from "./decide-approval.ts";
export type { FileField, FileUpdate } from "./file-update.ts";
