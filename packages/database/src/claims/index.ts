export {
  addToClaim,
  claimsOfRun,
  findClaim,
  insertClaim,
  listClaims,
  lockWaitingClaim,
  saveClaim,
  type ClaimFilter,
  type ClaimKey,
  type SubsidyClaim,
} from "./claims.ts";
export {
  claimedParts,
  claimHash,
  compareClaims,
  insertClaimLines,
  listClaimLines,
  type ClaimComparison,
  type ClaimedPart,
  type ClaimLineRow,
  type ShownClaimLine,
} from "./claim-lines.ts";
export { postClaim, type ClaimPosting } from "./post-claim.ts";
export {
  affiliationsOf,
  centrePlaces,
  claimTotalsDifference,
  listClaimableLoans,
  settledInterest,
  type SettledInterest,
  unclaimedFen,
} from "./settled-interest.ts";
export {
  disbursedByDay,
  insertRiskFundYear,
  latestRiskFunds,
  lossOfYear,
  riskFundOfRun,
  type RiskFundYear,
} from "./risk-fund.ts";
