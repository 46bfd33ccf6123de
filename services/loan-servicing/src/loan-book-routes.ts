import type { AnyRoute } from "@bursar/http/routes";
import type { ServicingDeps } from "./define-route.ts";
import { decideBookMode, proposeBookMode, showBookMode } from "./lender-books/book-mode.route.ts";
import {
  closeLenderDifference,
  listLenderDifferences,
  listLenderStatements,
  showLenderDifference,
  showLenderTieOut,
} from "./lender-books/lender-differences.route.ts";
import { listLoans } from "./loans/list-loans.route.ts";
import {
  explainBill,
  explainFigure,
  showHistory,
  showLoan,
  showSchedule,
} from "./loans/show-loan.route.ts";
import {
  issueStatement,
  listStatements,
  printStatement,
  verifyStatement,
} from "./statements/statements.route.ts";

/** Looking at loans, holding them against the lender's book, and sheets about them. */
export const loanBookRoutes: readonly AnyRoute<ServicingDeps>[] = [
  listLoans,
  showLoan,
  showSchedule,
  showHistory,
  explainBill,
  explainFigure,
  issueStatement,
  listStatements,
  printStatement,
  verifyStatement,
  showBookMode,
  proposeBookMode,
  decideBookMode,
  listLenderStatements,
  showLenderTieOut,
  listLenderDifferences,
  showLenderDifference,
  closeLenderDifference,
];
