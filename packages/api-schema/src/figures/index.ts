export { loanFigures, rowFigures, type LoanToShow } from "./loan-figures.ts";
export { sourceFigures, type ShownSource } from "./source-figures.ts";
