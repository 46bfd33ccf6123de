export { policyMark, policyMarkToday } from "./policy-mark.ts";
export { policyStamp } from "./policy-stamp.ts";
export { loadPolicyRows, type StoredPolicyRow } from "./load-policy-rows.ts";
export {
  findBacktest,
  insertBacktest,
  insertBacktestLoans,
  latestBacktest,
  listBacktestLoans,
  saveBacktest,
  type BacktestLoan,
  type MovedPlace,
  type PolicyBacktest,
} from "./policy-backtests.ts";
export {
  centresOfPolicy,
  findProposal,
  insertPolicyRows,
  insertProposal,
  listProposals,
  lockPolicy,
  saveProposal,
  type PolicyProposal,
} from "./policy-proposals.ts";
export { askForRefolds } from "./policy-refolds.ts";
