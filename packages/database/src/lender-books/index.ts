export {
  decideBookMode,
  insertBookMode,
  listBookModes,
  lockBookMode,
  type BookModeRow,
} from "./book-modes.ts";
export {
  closeLenderDifference,
  countDifferences,
  countOpenDifferences,
  findLenderDifference,
  insertLenderDifferences,
  listLenderDifferences,
  supersedeDifferences,
  type DifferenceFilter,
  type LenderDifference,
  type NewDifference,
} from "./lender-differences.ts";
export {
  addToLenderStatement,
  beginLenderStatement,
  insertLenderBalances,
  latestLenderStatement,
  lenderFiguresOf,
  listLenderStatements,
  loansMissingFrom,
  type LenderBalance,
  type LenderStatement,
  type StatementCounts,
} from "./lender-statements.ts";
