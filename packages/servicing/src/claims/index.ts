export { claimFile } from "./claim-file.ts";
export { listRiskFunds } from "./list-risk-funds.ts";
export {
  approveClaim,
  payClaim,
  submitClaim,
  withdrawClaim,
  type MovedClaim,
} from "./move-claim.ts";
export { listClaimLines, listClaims, showClaim, type ShownClaim } from "./show-claim.ts";
