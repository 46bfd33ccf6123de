export { explainBill, explainFigure, showLoan, type ShownLoan } from "./show-loan.ts";
export {
  billOfLoan,
  showGraduateHome,
  type GraduateHome,
  type GraduateLoan,
  type GraduateQuery,
} from "./show-graduate-home.ts";
