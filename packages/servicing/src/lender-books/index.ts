export { decideBookMode, proposeBookMode, showBookMode, type ShownBookMode } from "./book-mode.ts";
export { ownFigureSource, type FigureSource, type LenderFigures } from "./figure-source.ts";
export {
  closeDifference,
  listLenderDifferences,
  listLenderStatements,
  showLenderDifference,
  showLenderTieOut,
} from "./lender-differences.ts";
export { lenderTieOut } from "./lender-tie-out.ts";
