export { arrearsOf, isOverdue, isPaused, type LoanArrears } from "./arrears-of.ts";
export { isResultTiedOut } from "./result-of-due-date.ts";
export { showClassHistory, type ShownClassHistory } from "./show-class-history.ts";
