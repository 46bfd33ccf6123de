import type { AnyRoute } from "@bursar/http/routes";
import { approveRun } from "./batches/approve-run.route.ts";
import { diffRun } from "./batches/diff-run.route.ts";
import { followRun } from "./batches/follow-run.route.ts";
import { pauseRun, resumeRun, stopRun } from "./batches/move-run.route.ts";
import { retryRun } from "./batches/retry-run.route.ts";
import { listRuns, showFailures, showRun } from "./batches/show-run.route.ts";
import { startRun } from "./batches/start-run.route.ts";
import { tieOutRun } from "./batches/tie-out-run.route.ts";
import { listRiskFunds } from "./claims/list-risk-funds.route.ts";
import { approveClaim, payClaim, submitClaim, withdrawClaim } from "./claims/move-claim.route.ts";
import { downloadClaim, listClaimLines, listClaims, showClaim } from "./claims/show-claim.route.ts";
import {
  listCreditNotices,
  listCreditRows,
  recordCreditNotice,
} from "./credit-extracts/credit-extracts.route.ts";
import { liftCondition, reportCondition } from "./collections/conditions.route.ts";
import { closeContact, openContact, recordPromise } from "./collections/contacts.route.ts";
import { issueDemand, recordDelivery } from "./collections/demands.route.ts";
import { assignCases, listWorklist, showCollectionCase } from "./collections/worklist.route.ts";
import type { ServicingDeps } from "./define-route.ts";
import {
  downloadReport,
  reportAnnual,
  reportKpi,
  reportRecovery,
} from "./reports/reports.route.ts";
import { loanBookRoutes } from "./loan-book-routes.ts";
import { countNotices } from "./notices/count-notices.route.ts";
import {
  listBacktestLoans,
  showPolicyBacktest,
  startPolicyBacktest,
} from "./policies/backtest-policy.route.ts";
import {
  activatePolicyChange,
  approvePolicyChange,
  proposePolicyChange,
  turnDownPolicyChange,
  withdrawPolicyChange,
} from "./policies/decide-policy.route.ts";
import {
  listPolicyProposals,
  listPolicyRows,
  showPolicyProposal,
} from "./policies/show-policy.route.ts";
import {
  confirmReceiptStep,
  proposeReceiptStep,
  rejectReceiptStep,
} from "./repayments/receipt-steps.route.ts";
import { previewRepayment, recordRepayment } from "./repayments/record-repayment.route.ts";
import {
  approveRefund,
  listRefunds,
  payRefund,
  proposeRefund,
  recordRemittance,
  rejectRefund,
  showRefund,
} from "./repayments/refunds.route.ts";
import {
  listReceipts,
  showClearing,
  showReceipt,
  showReconReport,
} from "./repayments/show-receipts.route.ts";

import { servicingEventRoutes } from "./servicing-event-routes.ts";
import {
  listLimitationAlarms,
  recordLimitationEvent,
  showClassHistory,
  showLimitation,
} from "./limitation/limitation.route.ts";
import {
  confirmWriteOff,
  listWriteOffs,
  rejectWriteOff,
  showWriteOff,
} from "./write-offs/write-offs.route.ts";

export type { ServicingDeps } from "./define-route.ts";

/** Everything that this service answers as an API; the portal's pages stand beside it. */
export const loanServicingRoutes: readonly AnyRoute<ServicingDeps>[] = [
  ...loanBookRoutes,
  startRun,
  listRuns,
  showRun,
  approveRun,
  diffRun,
  showFailures,
  followRun,
  pauseRun,
  resumeRun,
  stopRun,
  retryRun,
  tieOutRun,
  countNotices,
  listPolicyRows,
  proposePolicyChange,
  listPolicyProposals,
  showPolicyProposal,
  startPolicyBacktest,
  showPolicyBacktest,
  listBacktestLoans,
  approvePolicyChange,
  activatePolicyChange,
  withdrawPolicyChange,
  turnDownPolicyChange,
  previewRepayment,
  recordRepayment,
  listReceipts,
  showReceipt,
  proposeReceiptStep,
  confirmReceiptStep,
  rejectReceiptStep,
  proposeRefund,
  listRefunds,
  showRefund,
  approveRefund,
  rejectRefund,
  payRefund,
  recordRemittance,
  showClearing,
  showReconReport,
  ...servicingEventRoutes,
  listClaims,
  showClaim,
  listClaimLines,
  downloadClaim,
  approveClaim,
  submitClaim,
  payClaim,
  withdrawClaim,
  listRiskFunds,
  listCreditRows,
  listCreditNotices,
  recordCreditNotice,
  reportAnnual,
  reportKpi,
  reportRecovery,
  downloadReport,
  listWorklist,
  showCollectionCase,
  assignCases,
  openContact,
  closeContact,
  recordPromise,
  issueDemand,
  recordDelivery,
  reportCondition,
  liftCondition,
  listLimitationAlarms,
  showLimitation,
  recordLimitationEvent,
  showClassHistory,
  listWriteOffs,
  showWriteOff,
  confirmWriteOff,
  rejectWriteOff,
];
