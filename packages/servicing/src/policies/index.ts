export { activatePolicy, type ActivatePolicy } from "./activate-policy.ts";
export { approvePolicy, type ApprovePolicy } from "./approve-policy.ts";
export { turnDownProposal, withdrawProposal, type CloseProposal } from "./close-proposal.ts";
export { loadPolicy } from "./load-policy.ts";
export type { PolicyDeps } from "./policy-deps.ts";
export { proposePolicy, type ProposePolicy } from "./propose-policy.ts";
export { startRefold } from "./start-refold.ts";
export { runBacktestSlice } from "./run-backtest-slice.ts";
export { listMovedLoans, showBacktest } from "./show-backtest.ts";
export {
  listPolicy,
  listProposals,
  showProposal,
  type ListedPolicy,
  type ShownProposal,
} from "./show-policy.ts";
export { startBacktest } from "./start-backtest.ts";
