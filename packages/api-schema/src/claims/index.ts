export {
  ApproveClaimBody,
  ClaimBody,
  ClaimFileQuery,
  ClaimLinePage,
  ClaimLineQuery,
  ClaimPage,
  ClaimParams,
  ClaimQuery,
  MovedClaimBody,
  PayClaimBody,
  RiskFundListBody,
  SubmitClaimBody,
} from "./claims.ts";
export {
  CreditNoticeBody,
  CreditNoticeListBody,
  CreditRowPage,
  CreditRowQuery,
  RecordCreditNoticeBody,
} from "./credit-extracts.ts";
export {
  AnnualReportBody,
  KpiReportBody,
  RecoveryReportBody,
  ReportFileQuery,
  ReportQuery,
} from "./reports.ts";
