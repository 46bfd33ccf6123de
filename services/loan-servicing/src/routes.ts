import type { AnyRoute } from "@bursar/http/routes";
import { approveRun } from "./batches/approve-run.route.ts";
import { listRuns, showRun } from "./batches/show-run.route.ts";
import { startRun } from "./batches/start-run.route.ts";
import type { ServicingDeps } from "./define-route.ts";
import { explainBill, showLoan } from "./loans/show-loan.route.ts";
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

export type { ServicingDeps } from "./define-route.ts";

/** Everything that this service answers as an API; the portal's pages stand beside it. */
export const loanServicingRoutes: readonly AnyRoute<ServicingDeps>[] = [
  showLoan,
  explainBill,
  startRun,
  listRuns,
  showRun,
  approveRun,
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
];
