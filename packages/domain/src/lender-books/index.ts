export type { BookMode, ModeCheck, ModeDecision, ModeStatus, StandingMode } from "./book-mode.ts";
export { BOOK_MODES, bookModeOn, decideModeCheck, decideModeProposal } from "./book-mode.ts";
export type { BalanceDifference, DifferenceField, OwnBalance } from "./compare-balance.ts";
export { compareBalance, DIFFERENCE_FIELDS, ownBalanceOn } from "./compare-balance.ts";
export type { DifferenceDecision, DifferenceStatus } from "./difference.ts";
export { decideDifference, DIFFERENCE_STATUSES } from "./difference.ts";
export type { LenderBalanceReading, LenderBalanceRow } from "./lender-balance-row.ts";
export { readLenderBalanceRow } from "./lender-balance-row.ts";
export type { LenderProblem } from "./lender-problem.ts";
export {
  LENDER_BALANCE_COLUMNS,
  LENDER_BALANCE_OPTIONAL_COLUMNS,
  lenderProblem,
} from "./lender-problem.ts";
export type { ComparedStatement, LenderTieOut } from "./lender-tie-out.ts";
export { lastMonthEnd, nextMonthEnd, tieOutWithLender } from "./lender-tie-out.ts";
