export {
  ApplicationId,
  ApplicationParams,
  ApplicationBody,
  ApplicationPage,
  ApplicationQuery,
  ApproveApplicationBody,
} from "./applications.ts";
export { AuditChainBody, AuditRowBody, AuditRowPage, AuditRowQuery } from "./audit.ts";
export {
  BatchRunId,
  BatchRunParams,
  StartRunBody,
  BatchRunBody,
  StartedRunBody,
  ShownRunBody,
  BatchRunListBody,
  ApproveRunBody,
  NoticeCountsQuery,
  NoticeCountsBody,
} from "./batch-runs.ts";
export {
  BorrowerBody,
  BorrowerId,
  BorrowerPage,
  BorrowerParams,
  BorrowerQuery,
  BorrowerRowBody,
  RefreshConflictsBody,
} from "./borrowers.ts";
export { BusinessDateBody, SeasonBody } from "./centres.ts";
export {
  ChangeId,
  ChangeParams,
  ChangeBody,
  ChangePage,
  ChangeQuery,
  ChangeRowBody,
  ChangeStepBody,
  ChangeEffectBody,
  ChangePreviewBody,
  EnterChangeBody,
  EditChangeBody,
  PreviewChangeBody,
  SubmitChangeBody,
  ApproveChangeBody,
  TurnDownChangeBody,
  ConfirmPhoneBody,
  EnterGraduationsBody,
  GraduationOutcomesBody,
  ApproveGraduationsBody,
  BulkChangesBody,
  CoBorrowersBody,
} from "./changes.ts";
export {
  ContractId,
  ContractParams,
  ContractBody,
  ContractPage,
  ContractQuery,
  RecordSignaturesBody,
  ConfirmSignaturesBody,
  AcceptContractBody,
  RecordReceiptBody,
  LenderApprovalBody,
  DisbursementBody,
} from "./contracts.ts";
export {
  ImportId,
  ImportParams,
  ImportBody,
  ImportPage,
  ImportQuery,
  StatementQuery,
  ImportRowsPage,
  ImportRowsQuery,
  RowErrorsQuery,
  ImportCommitBody,
  ImportDifferencesPage,
  ImportDifferencesQuery,
} from "./imports.ts";
export { LoanParams, LoanBody, ExplainQuery, ExplanationBody } from "./loans.ts";
export { AcademicYearParams, NationalSeasonBody } from "./national.ts";
export { SearchAnswerBody, SearchBody } from "./search.ts";
export {
  CreatedServiceKeyBody,
  CreateServiceKeyBody,
  ServiceKeyBody,
  ServiceKeyPage,
  ServiceKeyParams,
  ServiceKeyQuery,
} from "./service-keys.ts";
export {
  ConfirmSecondFactorBody,
  EnrolBody,
  EnrolmentBody,
  MeBody,
  OpenSessionBody,
  OpenSessionPage,
  OwnPasswordBody,
  OwnSessionsBody,
  RecoveryCodesBody,
  SessionBody,
  SessionParams,
  SessionQuery,
  SignInBody,
} from "./sessions.ts";
export {
  ChangeSignInPolicyBody,
  ChangeStaffBody,
  CreateStaffBody,
  SignInPolicyBody,
  StaffBody,
  StaffPage,
  StaffParams,
  StaffQuery,
  StaffReasonBody,
  StaffWithPasswordBody,
} from "./staff.ts";
export {
  IssuedVolunteerCodeBody,
  IssueVolunteerCodeBody,
  VolunteerCodeBody,
  VolunteerCodePage,
  VolunteerCodeParams,
  VolunteerCodeQuery,
  VolunteerSessionBody,
  VolunteerSignInBody,
} from "./volunteer-codes.ts";
