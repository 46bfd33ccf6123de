export {
  annualDimensions,
  disbursedByGroup,
  loansByStage,
  reliefsInYear,
  settledInYear,
  type AnnualDimension,
  type AnnualGroup,
  type ReliefCount,
  type SettledYear,
  type StageGroup,
} from "./annual-figures.ts";
export { borrowersWithLoans, type BorrowerLoans } from "./borrower-pages.ts";
