export type { ChangeEvent, ChangeKind, ChangeState } from "./change-transitions.ts";
export {
  changeEvents,
  changeKinds,
  changeStates,
  changeTransitions,
  nextChangeState,
} from "./change-transitions.ts";
export { changeEventNames, changeKindNames, changeStateNames } from "./change-words.ts";
export type { FilingDays, FilingState } from "./study-filing.ts";
export { filingDays } from "./study-filing.ts";
export type { AccountMethod } from "./account-number.ts";
export { isAccount, maskAccount, normaliseAccount } from "./account-number.ts";
export type { RosterAgreement, RosterStatement } from "./graduation.ts";
export { graduationWindow, rosterAgreement } from "./graduation.ts";
export type {
  AccountChange,
  ChangeContent,
  CoBorrowerChange,
  ContactChange,
  ContactPerson,
  GraduationConfirmation,
  StudyChangeContent,
} from "./change-content.ts";
export { documentCaseOf } from "./change-content.ts";
export { decideContent } from "./decide-content.ts";
export type { StudyChange, StudyEvent, StudyFact } from "./study-change.ts";
export { factOfStudyChange, studyEvents } from "./study-change.ts";
export { studyChangeOfApplication } from "./study-change-of-application.ts";
export type { ChangeCommand, ChangeDecision, DecidableChange } from "./decide-change.ts";
export { decideChange, decidePreview } from "./decide-change.ts";
export { decideStudyFiling, studyFilingRefusals } from "./decide-study-filing.ts";
export type { LoanPreview, PlanSide, PreviewRow } from "./effect-preview.ts";
export { previewLoan } from "./effect-preview.ts";
export { readNewCoBorrower } from "./read-new-co-borrower.ts";
