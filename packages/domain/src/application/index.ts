export type { CapBand, StudyLevel } from "./study-level.ts";
export { capBandOf, readStudyLevel } from "./study-level.ts";
export type { AcademicYear } from "./academic-year.ts";
export { ageDayOf, readAcademicYear } from "./academic-year.ts";
export type { RosterColumn, RosterField } from "./roster-columns.ts";
export { ROSTER_COLUMNS } from "./roster-columns.ts";
export type {
  AmountLimits,
  CoBorrower,
  CounterContext,
  HardshipCategory,
  RosterApplication,
  RosterContext,
  RosterRowResult,
} from "./roster-application.ts";
export type { RosterProblem } from "./roster-problem.ts";
export type { ApplicationProblemCode } from "./application-problem-texts.ts";
export type { ApplicationProblem } from "./application-problem.ts";
export type { ApplicationForm, FormField } from "./application-form.ts";
export { FORM_FIELDS, isFormField, toForm } from "./application-form.ts";
export type { ApplicationReading } from "./read-application.ts";
export { readApplication } from "./read-application.ts";
export { readRosterRow, readRosterRows } from "./read-roster-row.ts";
export { amountLimitsFrom } from "./amount-limits.ts";
export type { ApplicationEvent, ApplicationState } from "./application-transitions.ts";
export {
  applicationEventNames,
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
export { nameKey } from "./name-key.ts";
export type {
  DraftChange,
  DraftContent,
  DraftField,
  FieldSource,
  Origin,
} from "./draft-content.ts";
export { changeDraft, changedSince, FIELD_SOURCES, formOf } from "./draft-content.ts";
export { completeDraft } from "./complete-draft.ts";
export type { KnownOfPerson } from "./prefill-draft.ts";
export { prefillDraft } from "./prefill-draft.ts";
export { compareForms } from "./compare-forms.ts";
export type { Risk, RiskLevel, RiskReason } from "./assess-risk.ts";
export { assessRisk, RISK_REASONS } from "./assess-risk.ts";
export type { MoveCommand, MoveDecision } from "./decide-move.ts";
export { decideMove } from "./decide-move.ts";
export { isOwnCase } from "./own-case.ts";
export type { PersonalFile } from "./decide-file-updates.ts";
export { decideFileUpdates } from "./decide-file-updates.ts";
export type { EarlierNotice, FoundDeficiency } from "./mark-late.ts";
export { isFurtherLate, markLate } from "./mark-late.ts";
export type { BulkCase, BulkDecision, BulkRefusalCode } from "./decide-bulk-pass.ts";
export { decideBulkPass, sampleSize } from "./decide-bulk-pass.ts";
export type { RaiseDecision, RaiseFacts, RaiseRefusalCode } from "./decide-amount-raise.ts";
export { decideAmountRaise } from "./decide-amount-raise.ts";
export type { ExplainedLimits } from "./explain-limits.ts";
export { explainLimits } from "./explain-limits.ts";
export { openWarnings } from "./open-warnings.ts";
export { isParent } from "./relation.ts";
export { maskField } from "./mask-field.ts";
export { formOfApplication, withValuesOf } from "./form-of-application.ts";
export { documentConditions } from "./document-conditions.ts";
export type { RaiseReviewDecision, ReviewableRaise } from "./decide-raise-review.ts";
export { decideRaiseReview } from "./decide-raise-review.ts";
