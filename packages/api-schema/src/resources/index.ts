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
export { SignInBody, SessionBody } from "./sessions.ts";
