import type { AnyRoute } from "@bursar/http/routes";
import { approveRetention } from "./retention/approve-retention.route.ts";
import { liftHold, listHolds, placeHold } from "./retention/legal-holds.route.ts";
import { proposeRetention } from "./retention/propose-retention.route.ts";
import { showRetentionPlan } from "./retention/show-retention-plan.route.ts";
import { listRetentionRuns, showRetentionRun } from "./retention/show-retention-run.route.ts";
import { approveApplication } from "./applications/approve-application.route.ts";
import { listApplications } from "./applications/list-applications.route.ts";
import { approveAmountRaise } from "./applications/approve-amount-raise.route.ts";
import { changeDraft } from "./applications/change-draft.route.ts";
import { listDrafts } from "./applications/list-drafts.route.ts";
import { listReviews } from "./applications/list-reviews.route.ts";
import { openReview } from "./applications/open-review.route.ts";
import { passInBulk } from "./applications/pass-in-bulk.route.ts";
import { planBulkReview } from "./applications/plan-bulk-review.route.ts";
import { proposeAmountRaise } from "./applications/propose-amount-raise.route.ts";
import { refuseAmountRaise } from "./applications/refuse-amount-raise.route.ts";
import { requestDocuments } from "./applications/request-documents.route.ts";
import { returnApplication } from "./applications/return-application.route.ts";
import { showApplication } from "./applications/show-application.route.ts";
import { showDeficiencySlips } from "./applications/show-deficiency-slips.route.ts";
import { showDraft } from "./applications/show-draft.route.ts";
import { showLimits } from "./applications/show-limits.route.ts";
import { startCorrection } from "./applications/start-correction.route.ts";
import { startDraft } from "./applications/start-draft.route.ts";
import { submitDraft } from "./applications/submit-draft.route.ts";
import { supplyDocuments } from "./applications/supply-documents.route.ts";
import { takeOverDraft } from "./applications/take-over-draft.route.ts";
import { voidApplication } from "./applications/void-application.route.ts";
import { withdrawApplication } from "./applications/withdraw-application.route.ts";
import { withdrawDraft } from "./applications/withdraw-draft.route.ts";
import {
  downloadArchiveExport,
  showArchiveExport,
  startArchiveExport,
} from "./archive/archive-export.route.ts";
import { showArchive } from "./archive/show-archive.route.ts";
import { listAuditRows } from "./audit/list-audit-rows.route.ts";
import { showAuditChain } from "./audit/show-audit-chain.route.ts";
import { listBorrowers } from "./borrowers/list-borrowers.route.ts";
import { approveChange } from "./changes/approve-change.route.ts";
import { confirmPhone } from "./changes/confirm-phone.route.ts";
import { editChange } from "./changes/edit-change.route.ts";
import { enterChange, previewChange } from "./changes/enter-change.route.ts";
import { approveGraduations, enterGraduations } from "./changes/graduation-confirmations.route.ts";
import { listChanges, showChange } from "./changes/show-change.route.ts";
import { submitChange } from "./changes/submit-change.route.ts";
import { rejectChange, returnChange, withdrawChange } from "./changes/turn-down-change.route.ts";
import { listConflicts } from "./borrowers/list-conflicts.route.ts";
import { showBorrower } from "./borrowers/show-borrower.route.ts";
import { revealBorrower } from "./borrowers/reveal-borrower.route.ts";
import { setBusinessDate, showBusinessDate } from "./centres/business-date.route.ts";
import { showSeason } from "./centres/show-season.route.ts";
import type { IntakeDeps } from "./define-route.ts";
import { hardshipRoutes } from "./hardship/hardship-routes.ts";
import { documentRoutes } from "./documents/document-routes.ts";
import { commitImport, discardImport, stopImport } from "./imports/commit-import.route.ts";
import { listImportDifferences } from "./imports/list-differences.route.ts";
import { resolveImportDifference } from "./imports/resolve-difference.route.ts";
import { downloadRowErrors } from "./imports/row-errors.route.ts";
import { listImportRows, listImports, showImport } from "./imports/show-import.route.ts";
import { stageImportRoutes } from "./imports/stage-import.route.ts";
import { showNationalSeason } from "./national/show-national-season.route.ts";
import { preApplicationRoutes } from "./pre-applications/pre-application-routes.ts";
import { showPublicList } from "./publicity/show-public-list.route.ts";
import { searchBorrowers } from "./search/search-borrowers.route.ts";
import { identityRoutes } from "./sessions/identity-routes.ts";
import {
  listDivisions,
  listSchools,
  listUniversities,
  showUniversity,
} from "./universities/registries.route.ts";

export type { IntakeDeps } from "./define-route.ts";

/** Everything that this service answers. */
export const loanIntakeRoutes: readonly AnyRoute<IntakeDeps>[] = [
  ...identityRoutes,
  ...stageImportRoutes,
  listImports,
  showImport,
  listImportRows,
  downloadRowErrors,
  commitImport,
  stopImport,
  discardImport,
  listImportDifferences,
  resolveImportDifference,
  ...preApplicationRoutes,
  ...hardshipRoutes,
  showPublicList,
  ...documentRoutes,
  listApplications,
  approveApplication,
  startDraft,
  listDrafts,
  showDraft,
  changeDraft,
  takeOverDraft,
  withdrawDraft,
  submitDraft,
  showLimits,
  showApplication,
  startCorrection,
  returnApplication,
  withdrawApplication,
  voidApplication,
  requestDocuments,
  showDeficiencySlips,
  supplyDocuments,
  listReviews,
  openReview,
  planBulkReview,
  passInBulk,
  proposeAmountRaise,
  approveAmountRaise,
  refuseAmountRaise,
  listUniversities,
  showUniversity,
  listSchools,
  listDivisions,
  searchBorrowers,
  listBorrowers,
  showBorrower,
  listConflicts,
  showArchive,
  startArchiveExport,
  showArchiveExport,
  downloadArchiveExport,
  previewChange,
  enterChange,
  listChanges,
  showChange,
  editChange,
  submitChange,
  approveChange,
  returnChange,
  rejectChange,
  withdrawChange,
  confirmPhone,
  enterGraduations,
  approveGraduations,
  revealBorrower,
  listAuditRows,
  showAuditChain,
  showBusinessDate,
  setBusinessDate,
  showSeason,
  showRetentionPlan,
  listRetentionRuns,
  proposeRetention,
  showRetentionRun,
  approveRetention,
  listHolds,
  placeHold,
  liftHold,
  showNationalSeason,
];
